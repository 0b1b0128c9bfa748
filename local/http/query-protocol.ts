import { randomUUID } from 'node:crypto'
import { type Request, type Response, type Service, ServiceError } from './message.ts'
import { xml } from './xml.ts'

/** An operation of a service, form fields in and XML elements out; throws {@link ServiceError} to refuse a request. */
export type QueryOperation = (form: URLSearchParams, request: Request) => unknown

/** A service that speaks the AWS query protocol: form-encoded requests, XML responses. */
export function queryService(
  { version, namespace }: { version: string; namespace: string },
  operations: Map<string, QueryOperation>,
): Service {
  return async (request) => {
    const form = readForm(request)
    if (form?.get('Version') !== version) return undefined
    const name = form.get('Action') ?? ''
    const metadata = { RequestId: randomUUID() }
    try {
      const operation = operations.get(name)
      if (!operation) throw new ServiceError('InvalidAction', `The local run does not support ${name}.`)
      const result = (await operation(form, request)) ?? {}
      return respond(`${name}Response`, namespace, { [`${name}Result`]: result, ResponseMetadata: metadata })
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      const fault = { Type: 'Sender', Code: error.code, Message: error.message }
      return respond('ErrorResponse', namespace, { Error: fault, ...metadata }, error.status)
    }
  }
}

function readForm({ headers, body }: Request): URLSearchParams | undefined {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return isForm ? new URLSearchParams(body.toString()) : undefined
}

/** The members of a list in a form, like `Name.1.Value=…&Name.2.Value=…`, in order of their numbers. */
export function listMembers(form: URLSearchParams, prefix: string): Map<string, string>[] {
  const found = new Map<number, Map<string, string>>()
  for (const [key, value] of form) {
    if (!key.startsWith(`${prefix}.`)) continue
    const [index = '', ...rest] = key.slice(prefix.length + 1).split('.')
    const member = found.get(Number(index)) ?? new Map<string, string>()
    found.set(Number(index), member.set(rest.join('.'), value))
  }
  return [...found].sort(([a], [b]) => a - b).map(([, member]) => member)
}

function respond(root: string, namespace: string, content: unknown, status = 200): Response {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0"?>\n${xml(root, content, ` xmlns="${namespace}"`)}`,
  }
}
