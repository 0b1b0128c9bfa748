import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { jsonService } from '../../http/json-protocol.ts'
import { type Service, ServiceError } from '../../http/message.ts'
import { getOrCreate, type State } from '../../state.ts'
import { nameInArn } from '../../template/arn.ts'

const GenerateMac = z.object({
  KeyId: z.string(),
  Message: z.base64(),
  MacAlgorithm: z.literal('HMAC_SHA_256'),
})

/** KMS for the stack's keys: real hashes, with secrets kept in the state. */
export function kmsApi(keyIds: readonly string[], state: State): Service {
  const generateMac = (input: Record<string, unknown>) => {
    const { success, data } = GenerateMac.safeParse(input)
    if (!success) throw new ServiceError('ValidationException', 'The local run supports only HMAC_SHA_256.')
    const keyId = nameInArn(data.KeyId).replace(/^key\//, '')
    if (!keyIds.includes(keyId))
      throw new ServiceError('NotFoundException', `Key ${data.KeyId} does not exist.`)
    const secret = getOrCreate(state, `secret of key ${keyId}`, () => randomBytes(32).toString('hex'))
    const mac = createHmac('sha256', Buffer.from(secret, 'hex')).update(Buffer.from(data.Message, 'base64'))
    return { KeyId: data.KeyId, Mac: mac.digest('base64'), MacAlgorithm: data.MacAlgorithm }
  }
  return jsonService('TrentService', new Map([['GenerateMac', generateMac]]))
}
