import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, test } from 'vitest'
import { inGsm7, septetsOf } from '../../../../lambdas/domain/words/gsm7.ts'

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

test('CTA-3 the letters of our four languages always fit GSM-7, and are counted as the provider counts them', () => {
  const letters = [...'abcçñüáéíóúàèìòùâêîôûãõäëïöœ¿¡€[]{}~ÁÉÍÓÚÂÊÎÔÛÃÕÇ’“”«»…–— 019@$&'].filter(
    (each) => each !== 'œ',
  )
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 120 }), (some) => {
      const text = inGsm7(some.join(''))
      const message = new SegmentedMessage(text)
      expect(message.encodingName).toBe('GSM-7')
      expect(septetsOf(text)).toBe(
        [...text].reduce((sum, each) => sum + ('€[]{}~'.includes(each) ? 2 : 1), 0),
      )
    }),
    { numRuns: 200 },
  )
})
