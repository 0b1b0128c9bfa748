import { expect, test } from 'vitest'
import { tokensOf } from '../../../../../lambdas/domain/classify/tokens/tokens.ts'

const wordsIn = (body: string) => tokensOf(body).map(({ word }) => word)

test.each([
  ['s t o p sending me junk', ['stop', 'sending', 'me', 'junk']],
  ['S.T.O.P. WRITING. ME.', ['stop', 'writing', 'me']],
  ['a r r ê t e z maintenant', ['arretez', 'maintenant']],
  ['STOOOOP texting meeee', ['stop', 'texting', 'me']],
  ['SSTTOOPP', ['stop']],
  ['5TOP', ['stop']],
  ['$top', ['stop']],
  ['n0 more texts', ['no', 'more', 'texts']],
  ['sotp', ['stop']],
  ['Unsubscirbe', ['unsubscribe']],
  ['ЅТОР', ['stop']],
  ['ＳＴＯＰ　ｔｅｘｔｓ', ['stop', 'texts']],
  ['S̶T̶O̶P̶', ['stop']],
  ['‏do not write‏', ['do', 'not', 'write']],
  ["don't", ['dont']],
  ["don’t m'écrire", ['dont', 'm', 'ecrire']],
  ['🛑 texting', ['🛑', 'texting']],
])('OUT-2 %j is read as it was meant', (body, words) => {
  expect(wordsIn(body)).toEqual(words)
})

test.each(['3pm', '42b7', '1st', 'remote', 'nonstop', 'massage', 'passe', 'good', 'receta'])(
  'OUT-2 %j is no misspelling of anything',
  (word) => {
    expect(wordsIn(word)).toEqual([word])
  },
)

test('OUT-2 breaks are kept: commas, sentences, lines that do not go on in the next', () => {
  expect(tokensOf('no, stop. now\nPlease do\nit').map(({ pause }) => pause)).toEqual([0, 1, 2, 1, 0, 0])
})
