import { createHash } from 'node:crypto'
import type { Request, Response, Service } from '../../http/message.ts'
import { xml } from '../../http/xml.ts'
import { type ObjectPlace, objectPlace } from './object-place.ts'
import { LIST_PAGE, type Objects, type StoredObject } from './objects.ts'

/** S3 for the stack's buckets: put, get and list objects. */
export function s3Api(objects: Objects): Service {
  return (request) => {
    const place = objectPlace(objects.names, request)
    if (!place) return undefined
    if (place.key === '') return request.method === 'GET' ? list(objects, place, request) : undefined
    if (request.method === 'PUT') return put(objects, place, request)
    if (request.method === 'GET' || request.method === 'HEAD') return get(objects, place, request)
    return error(501, 'NotImplemented', `The local run does not support ${request.method} on objects.`)
  }
}

const STORED_HEADERS = /^(content-type|x-amz-object-lock-.+|x-amz-meta-.+)$/

function put(objects: Objects, { bucket, key }: ObjectPlace, { headers, body }: Request): Response {
  if (headers['if-none-match'] === '*' && objects.get(bucket, key)) {
    return error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
  }
  const stored = Object.entries(headers).flatMap(([name, value]) =>
    STORED_HEADERS.test(name) && value !== undefined ? [[name, value]] : [],
  )
  objects.put(bucket, { key, body, headers: Object.fromEntries(stored) })
  return { status: 200, headers: { etag: etag(body) } }
}

function get(objects: Objects, { bucket, key }: ObjectPlace, request: Request): Response {
  const { method } = request
  const object = objects.get(bucket, key)
  if (!object) return error(404, 'NoSuchKey', 'The specified key does not exist.')
  const { body, headers, storedAt } = object
  const range = rangeOf(request, body.length)
  const sent = range ? body.subarray(range.first, range.last + 1) : body
  const responseHeaders = {
    ...headers,
    etag: etag(body),
    'last-modified': new Date(storedAt).toUTCString(),
    'content-length': String(sent.length),
    ...(range && { 'content-range': `bytes ${range.first}-${range.last}/${body.length}` }),
  }
  return { status: range ? 206 : 200, headers: responseHeaders, ...(method === 'GET' && { body: sent }) }
}

/** The bytes that are asked for; undefined for all. */
function rangeOf({ headers }: Request, length: number): { first: number; last: number } | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
  if (first === undefined) return undefined
  return { first: Number(first), last: Math.min(Number(last), length - 1) }
}

function list(objects: Objects, { bucket }: ObjectPlace, { query }: Request): Response {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
  const found = objects.list(bucket, prefix, after)
  const page = found.slice(0, LIST_PAGE)
  const IsTruncated = found.length > page.length
  const content = { Name: bucket, Prefix: prefix, KeyCount: page.length, IsTruncated }
  const NextContinuationToken = IsTruncated ? page.at(-1)?.key : undefined
  return respond('ListBucketResult', { ...content, NextContinuationToken, Contents: page.map(listEntry) })
}

function listEntry({ key, body, storedAt }: StoredObject): object {
  return { Key: key, LastModified: new Date(storedAt).toISOString(), ETag: etag(body), Size: body.length }
}

function etag(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}

function error(status: number, Code: string, Message: string): Response {
  return respond('Error', { Code, Message }, status)
}

function respond(root: string, content: object, status = 200): Response {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml(root, content)}`,
  }
}
