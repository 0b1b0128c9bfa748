import type { Request, Service } from '../http/message.ts'
import type { StackGrant } from '../template/grants.ts'
import type { Stack } from '../template/stack.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { type Call, readCall } from './call.ts'
import { keyRequests, mailRequests, queueRequests, textRequests, topicRequests } from './message-requests.ts'
import { objectRequests } from './object-requests.ts'
import { accessDenied } from './refusal.ts'
import { signerOf } from './signer.ts'
import { tableRequests } from './table-requests.ts'

/** What the template's roles allow the functions, and which grants they have used. */
export interface Permissions {
  /** Runs before every service and denies what a function's role does not allow; other callers may do everything. */
  guard: Service
  /** The grants that no function has used so far. */
  unused(): StackGrant[]
}

type Guarded = Pick<Stack, 'grants' | 'topics' | 'bucketNames'> & { functions: { name: string }[] }

/** Enforces IAM for the functions; reports each denial in one line, without values. */
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
    const roleRules = signer && rules.get(signer.accessKey)
    if (!roleRules) return undefined
    for (const needed of authorizationsOf(signer.service, request)) {
      const rule = roleRules.find(({ allows }) => allows(needed))
      if (!rule) {
        report(`${signer.accessKey} may not ${needed.action}: its role does not allow it.`)
        return accessDenied(signer, needed)
      }
      used.add(rule.grant)
    }
    return undefined
  }
  return { guard, unused: () => stack.grants.filter((grant) => !used.has(grant)) }
}

/** Everything that a request needs permission for; for an unknown service, the call on all resources. */
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
    const call = readCall(request)
    const unknown = { action: `${service}:${call.operation || request.method}`, resource: '*' }
    return readers.get(service)?.(call) ?? [unknown]
  }
}

function ruleOf(grant: StackGrant) {
  const action = wildcard(grant.action, 'i')
  const resource = wildcard(grant.resource)
  const conditions = Object.entries(grant.conditions)
  const allows = (request: AuthorizationRequest) =>
    action.test(request.action) &&
    resource.test(request.resource) &&
    conditions.every(([key, value]) => request.context?.[key] === value)
  return { grant, allows }
}

function wildcard(pattern: string, flags = ''): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags)
}
