import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, test } from 'vitest'
import { inGsm7, missingFromGsm7, septetsOf } from '../../../../lambdas/domain/words/gsm7.ts'
import { runs } from '../../../runs.ts'

test.each([
  ['Responda SÍ', 'Responda SI'],
  ['más, está, código, próximo, número', 'mas, esta, codigo, proximo, numero'],
  ['Ñandú, pingüino, ¿qué?, à é ì ò ù', 'Ñandu, pingüino, ¿qué?, à é ì ò ù'],
  ['ça, forêt, île, hôtel, Noël', 'ca, foret, ile, hotel, Noel'],
  ['não, opções, você', 'nao, opcoes, voce'],
  ['l’aide « ici » – “là”…', 'l\'aide " ici " - "là"...'],
])('LANG-1 %j is texted as %j', (text, texted) => {
  expect(inGsm7(text)).toBe(texted)
})

const LETTERS = [...'abcçñüáéíóúàèìòùâêîôûãõäëïöœ¿¡€[]{}~ÁÉÍÓÚÂÊÎÔÛÃÕÇ’“”«»…–— 019@$&'].filter(
  (each) => each !== 'œ',
)

test('CTA-3 the letters of our four languages always fit GSM-7, and are counted as the provider counts them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 200 }), (some) => {
      const text = inGsm7(some.join(''))
      const { encodingName, messageSize } = new SegmentedMessage(text)
      expect(encodingName).toBe('GSM-7')
      expect(septetsOf(text)).toBe(messageSize / 7)
    }),
    { numRuns: runs(50) },
  )
})

test('CTA-3 what GSM-7 lacks is what the provider says it lacks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...LETTERS, ...'ж株☕𝄞`ŵ'), { minLength: 1, maxLength: 9 }),
      (some) => {
        const text = some.join('')
        const theirs = new SegmentedMessage(text).getNonGsmCharacters()
        expect(missingFromGsm7(text)).toEqual([...new Set(theirs)])
      },
    ),
    { numRuns: runs(100) },
  )
})
