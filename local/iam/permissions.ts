import type { Request, Service } from '../http/message.ts'
import type { StackGrant } from '../template/grants.ts'
import type { Stack } from '../template/stack.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { type Call, callOf } from './call.ts'
import { keyRequests, mailRequests, queueRequests, textRequests, topicRequests } from './message-requests.ts'
import { objectRequests } from './object-requests.ts'
import { refusal } from './refusal.ts'
import { signerOf } from './signer.ts'
import { tableRequests } from './table-requests.ts'

/** What the functions may do, by the roles of the template, and what they made use of. */
export interface Permissions {
  /** Stands before every service and refuses what a function's role does not allow; anybody else may do everything. */
  guard: Service
  /** What no function has made use of so far. */
  unused(): StackGrant[]
}

type Guarded = Pick<Stack, 'grants' | 'topics' | 'bucketNames'> & { functions: { name: string }[] }

/** Plays IAM for the functions; each refusal is told in one line, without a value. */
export function openPermissions(stack: Guarded, report: (line: string) => void): Permissions {
  const authorizationsOf = readAuthorizations(stack)
  const rules = new Map(
    stack.functions.map(({ name }) => [
      name,
      stack.grants.filter((grant) => grant.function === name).map(ruleOf),
    ]),
  )
  const used = new Set<StackGrant>()
  const guard: Service = (request) => {
    const signer = signerOf(request)
    const own = signer && rules.get(signer.accessKey)
    if (!own) return undefined
    for (const needed of authorizationsOf(signer.service, request)) {
      const rule = own.find(({ allows }) => allows(needed))
      if (!rule) {
        report(`${signer.accessKey} may not ${needed.action}: its role does not allow it.`)
        return refusal(signer, needed)
      }
      used.add(rule.grant)
    }
    return undefined
  }
  return { guard, unused: () => stack.grants.filter((grant) => !used.has(grant)) }
}

/** What a request demands of its signer, all of it; of a service that is not known here, the call on everything. */
function readAuthorizations({ topics, bucketNames }: Guarded) {
  const buckets = new Set(bucketNames)
  const readers = new Map<string, (call: Call) => AuthorizationRequest[]>([
    ['dynamodb', tableRequests],
    ['sns', (call) => topicRequests(topics, call)],
    ['sqs', queueRequests],
    ['kms', keyRequests],
    ['ses', mailRequests],
    ['sms-voice', textRequests],
  ])
  return (service: string, request: Request): AuthorizationRequest[] => {
    if (service === 's3') return objectRequests(buckets, request)
    const call = callOf(request)
    const unknown = { action: `${service}:${call.operation || request.method}`, resource: '*' }
    return readers.get(service)?.(call) ?? [unknown]
  }
}

function ruleOf(grant: StackGrant) {
  const action = wildcard(grant.action, 'i')
  const resource = wildcard(grant.resource)
  const only = Object.entries(grant.only)
  const allows = (request: AuthorizationRequest) =>
    action.test(request.action) &&
    resource.test(request.resource) &&
    only.every(([key, value]) => request.says?.[key] === value)
  return { grant, allows }
}

function wildcard(pattern: string, flags = ''): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags)
}
