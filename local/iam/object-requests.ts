import type { Request } from '../http/message.ts'
import { objectPlace } from '../services/objects/object-place.ts'
import type { AuthorizationRequest } from './authorization-request.ts'

/** S3 requests to these buckets: read, write and lock objects, list buckets. */
export function objectRequests(buckets: ReadonlySet<string>, request: Request): AuthorizationRequest[] {
  const { bucket = '', key = '' } = objectPlace(buckets, request) ?? {}
  const resource = key === '' ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`
  return actions(request.method, key, Object.keys(request.headers)).map((action) => ({
    action: `s3:${action}`,
    resource,
    ...(action === 'ListBucket' && { context: { 's3:prefix': request.query.get('prefix') ?? '' } }),
  }))
}

function actions(method: string, key: string, headers: string[]): string[] {
  if (method === 'PUT' && key !== '') {
    const locks = headers.includes('x-amz-object-lock-retain-until-date')
    return locks ? ['PutObject', 'PutObjectRetention'] : ['PutObject']
  }
  if (method === 'DELETE') return ['DeleteObject']
  return [key === '' ? 'ListBucket' : 'GetObject']
}
