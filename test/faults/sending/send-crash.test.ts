import { expect, inject, onTestFinished, test } from 'vitest'
import { createSendText } from '../../../lambdas/adapters/aws/end-user-messaging.ts'
import { givenVariable } from '../../environment.ts'
import { NOON, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { killAt, type Moment, runToTheEnd } from '../killed.ts'
import { surroundings } from '../surroundings.ts'
import { openWire, originAt } from '../wire.ts'
import { inShort, messagesOf, REQUEST, sayAgain } from './sending-gate.ts'

const delivery = { functionName: 'send-message', event: REQUEST }
const requests = ['BatchGetItem', 'TransactWriteItems', 'SendTextMessage', 'UpdateItem']

/** A gate in a process of its own, and one that lives on beside it, both before the same provider and table. */
async function setStage() {
  const around = surroundings(originAt(inject('engine')))
  const wire = await openWire(around.origin)
  onTestFinished(() => wire.stop())
  givenVariable('AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2', wire.endpoint)
  const survivor = systemOn(await newTable())
  survivor.provider.answer = createSendText(async (number) => number)
  survivor.advance(Date.now() - Date.parse(NOON))
  await survivor.text('START')
  return { around, wire, survivor, tableName: survivor.table.tableName }
}

test('the sending gate asks for nothing but what is tried here', async () => {
  const { wire, tableName } = await setStage()
  const lines = (await runToTheEnd(wire, tableName, delivery)).split('\n')
  expect([inShort(JSON.parse(lines.at(-1) ?? '')), wire.operations]).toEqual(['sent', requests])
})

const moments: [Moment, string, number, string][] = [
  [{ side: 'after', place: 2 }, 'unknown', 0, 'unknown'],
  [{ side: 'after', place: 3 }, 'unknown', 1, 'unknown'],
  [{ side: 'after', place: 4 }, 'sent', 1, 'sent'],
]

test.each(moments)(
  'EVT-2: killed at %o, the same key says %s, and %i left',
  async (moment, said, left, status) => {
    const { around, wire, survivor, tableName } = await setStage()
    const signal = await killAt(wire, tableName, delivery, moment)
    const again = (await sayAgain(survivor)).map(inShort)
    expect([signal, again, around.taken.length, await messagesOf(survivor.table)]).toEqual([
      'SIGKILL',
      [said, said],
      left,
      [status],
    ])
  },
)
