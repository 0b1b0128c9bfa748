import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto'
import { z } from 'zod'
import { jsonService } from '../../http/json-protocol.ts'
import { type Service, ServiceError } from '../../http/message.ts'
import { getOrCreate, type State } from '../../state.ts'
import { nameInArn } from '../../template/arn.ts'
import type { StackKey } from '../../template/keys.ts'

const GenerateMac = z.object({
  KeyId: z.string(),
  Message: z.base64(),
  MacAlgorithm: z.literal('HMAC_SHA_256'),
})

/** AWS takes up to 4,096 bytes to sign. */
const Sign = z.object({
  KeyId: z.string(),
  Message: z.base64().refine((message) => Buffer.from(message, 'base64').length <= 4096),
  MessageType: z.literal('RAW'),
  SigningAlgorithm: z.literal('ECDSA_SHA_256'),
})

const GetPublicKey = z.object({ KeyId: z.string() })

/** KMS for the stack's keys: real hashes and signatures, with secrets and private keys kept in the state. */
export function kmsApi(keys: readonly StackKey[], state: State): Service {
  const keyOf = (keyId: string): StackKey => {
    const name = keyId.startsWith('alias/') ? keyId : nameInArn(keyId).replace(/^key\//, '')
    const key = keys.find(({ id, alias }) => id === name || alias === name)
    if (!key) throw new ServiceError('NotFoundException', `Key ${keyId} does not exist.`)
    return key
  }
  const generateMac = (input: Record<string, unknown>) => {
    const { KeyId, Message, MacAlgorithm } = parsed(GenerateMac, input)
    const { id } = keyOf(KeyId)
    const secret = getOrCreate(state, `secret of key ${id}`, () => randomBytes(32).toString('hex'))
    const mac = createHmac('sha256', Buffer.from(secret, 'hex')).update(Buffer.from(Message, 'base64'))
    return { KeyId, Mac: mac.digest('base64'), MacAlgorithm }
  }
  const privateKeyOf = ({ id, spec }: StackKey) => {
    if (spec !== 'ECC_NIST_P256') throw new ServiceError('InvalidKeyUsageException', 'The key does not sign.')
    return createPrivateKey(getOrCreate(state, `private key ${id}`, newPrivateKey))
  }
  const signRaw = (input: Record<string, unknown>) => {
    const { KeyId, Message, SigningAlgorithm } = parsed(Sign, input)
    const key = keyOf(KeyId)
    const signature = sign('sha256', Buffer.from(Message, 'base64'), privateKeyOf(key))
    return { KeyId: key.arn, Signature: signature.toString('base64'), SigningAlgorithm }
  }
  const getPublicKey = (input: Record<string, unknown>) => {
    const key = keyOf(parsed(GetPublicKey, input).KeyId)
    const PublicKey = createPublicKey(privateKeyOf(key)).export({ type: 'spki', format: 'der' })
    const usage = { KeySpec: key.spec, KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: ['ECDSA_SHA_256'] }
    return { KeyId: key.arn, PublicKey: PublicKey.toString('base64'), ...usage }
  }
  const operations = { GenerateMac: generateMac, Sign: signRaw, GetPublicKey: getPublicKey }
  return jsonService('TrentService', new Map(Object.entries(operations)))
}

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const { data } = schema.safeParse(input)
  if (!data)
    throw new ServiceError('ValidationException', 'The local run does not support this request to KMS.')
  return data
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
