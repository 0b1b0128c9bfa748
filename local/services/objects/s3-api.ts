import { createHash } from 'node:crypto'
import type { Answer, Request, Service } from '../../http/message.ts'
import { xml } from '../../http/xml.ts'
import { type ObjectPlace, objectPlace } from './object-place.ts'
import type { Objects, StoredObject } from './objects.ts'

/** S3 for the buckets of the stack: objects are put, read and listed. */
export function s3Api(objects: Objects): Service {
  return (request) => {
    const place = objectPlace(objects.names, request)
    if (!place) return undefined
    if (place.key === '') return request.method === 'GET' ? list(objects, place, request) : undefined
    if (request.method === 'PUT') return put(objects, place, request)
    if (request.method === 'GET' || request.method === 'HEAD') return get(objects, place, request)
    return error(501, 'NotImplemented', `The local run has no ${request.method} of an object.`)
  }
}

const KEPT = /^(content-type|x-amz-object-lock-.+|x-amz-meta-.+)$/

function put(objects: Objects, { bucket, key }: ObjectPlace, { headers, body }: Request): Answer {
  if (headers['if-none-match'] === '*' && objects.get(bucket, key)) {
    return error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
  }
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    KEPT.test(name) && value !== undefined ? [[name, value]] : [],
  )
  objects.put(bucket, { key, body, headers: Object.fromEntries(kept) })
  return { status: 200, headers: { etag: etag(body) } }
}

function get(objects: Objects, { bucket, key }: ObjectPlace, { method }: Request): Answer {
  const object = objects.get(bucket, key)
  if (!object) return error(404, 'NoSuchKey', 'The specified key does not exist.')
  const { body, headers, storedAt } = object
  const described = {
    ...headers,
    etag: etag(body),
    'last-modified': new Date(storedAt).toUTCString(),
    'content-length': String(body.length),
  }
  return { status: 200, headers: described, ...(method === 'GET' && { body }) }
}

function list(objects: Objects, { bucket }: ObjectPlace, { query }: Request): Answer {
  const prefix = query.get('prefix') ?? ''
  const found = objects.list(bucket, prefix)
  const content = { Name: bucket, Prefix: prefix, KeyCount: found.length, IsTruncated: false }
  return answer('ListBucketResult', { ...content, Contents: found.map(listed) })
}

function listed({ key, body, storedAt }: StoredObject): object {
  return { Key: key, LastModified: new Date(storedAt).toISOString(), ETag: etag(body), Size: body.length }
}

function etag(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}

function error(status: number, Code: string, Message: string): Answer {
  return answer('Error', { Code, Message }, status)
}

function answer(root: string, content: object, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml(root, content)}`,
  }
}
