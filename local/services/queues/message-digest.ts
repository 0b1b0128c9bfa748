import { createHash } from 'node:crypto'

/** The MD5 that SQS returns for a body; SDKs reject a message whose MD5 is wrong. */
export function bodyDigest(body: string): string {
  return createHash('md5').update(body).digest('hex')
}

/** The MD5 that SQS returns for message attributes, undefined if there are none. */
export function attributesDigest(attributes: Record<string, unknown>): string | undefined {
  const names = Object.keys(attributes).sort()
  if (names.length === 0) return undefined
  const digest = createHash('md5')
  for (const name of names) {
    const { DataType, StringValue, BinaryValue } = attributes[name] as Record<string, string | undefined>
    const binary = DataType?.startsWith('Binary')
    const value = binary ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue ?? '')
    for (const part of [Buffer.from(name), Buffer.from(DataType ?? '')]) digest.update(withLength(part))
    digest.update(Buffer.from([binary ? 2 : 1])).update(withLength(value))
  }
  return digest.digest('hex')
}

function withLength(part: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(part.length)
  return Buffer.concat([length, part])
}
