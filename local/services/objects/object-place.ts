import type { Request } from '../../http/message.ts'

/** An object, or with an empty key a whole bucket. */
export interface ObjectPlace {
  bucket: string
  key: string
}

/** Which of these buckets a request is about, in the path or in the host name, and which object; undefined where it is none. */
export function objectPlace(
  buckets: ReadonlySet<string>,
  { path, headers }: Pick<Request, 'path' | 'headers'>,
): ObjectPlace | undefined {
  const [first = '', ...rest] = decodeURIComponent(path.slice(1)).split('/')
  if (buckets.has(first)) return { bucket: first, key: rest.join('/') }
  const [host = ''] = (headers.host ?? '').split('.')
  return buckets.has(host) ? { bucket: host, key: [first, ...rest].join('/') } : undefined
}
