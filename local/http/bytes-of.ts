import type { Readable } from 'node:stream'

/** All bytes of a stream, without the detour over a Blob that `node:stream/consumers` takes for each. */
export function bytesOf(stream: Readable): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  stream
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => resolve(Buffer.concat(chunks)))
    .on('error', reject)
  return promise
}
