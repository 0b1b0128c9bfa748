import type { Request } from '../../http/message.ts'

/** An object, or a whole bucket if the key is empty. */
export interface ObjectPlace {
  bucket: string
  key: string
}

/** The bucket and object of a request, by path or host name; undefined for none of these buckets. */
export function objectPlace(
  buckets: ReadonlySet<string>,
  { path, headers }: Pick<Request, 'path' | 'headers'>,
): ObjectPlace | undefined {
  const [first = '', ...rest] = decodeURIComponent(path.slice(1)).split('/')
  if (buckets.has(first)) return { bucket: first, key: rest.join('/') }
  const [host = ''] = (headers.host ?? '').split('.')
  return buckets.has(host) ? { bucket: host, key: [first, ...rest].join('/') } : undefined
}
