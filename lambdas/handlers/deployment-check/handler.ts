import { type Log, nameOf } from '../../application/core/log.ts'
import { type Deployed, judge } from './judge.ts'
import { type CheckRequest, plannedOf, readCheckRequest } from './request.ts'

/** Dependencies of the check. */
export interface DeploymentCheckDeps {
  deployed: (stackId: string) => Deployed
  /** Puts the answer where CloudFormation waits for it. */
  answer: (url: string, body: string) => Promise<void>
  log: Log
}

/**
 * Answers CloudFormation before it changes anything: a deployment that would lose records, stops or a number fails, with the
 * reason. If the check itself fails, so does the deployment, which then changed nothing.
 */
export function createDeploymentCheckHandler(deps: DeploymentCheckDeps) {
  return async (event: unknown): Promise<void> => {
    const request = readCheckRequest(event)
    const { ResponseURL, StackId, RequestId, LogicalResourceId, PhysicalResourceId } = request
    const reason = await reasonAgainst(deps, request)
    const body = {
      Status: reason === undefined ? 'SUCCESS' : 'FAILED',
      ...(reason !== undefined && { Reason: reason }),
      PhysicalResourceId: PhysicalResourceId ?? 'deployment-check',
      ...{ StackId, RequestId, LogicalResourceId },
    }
    await deps.answer(ResponseURL, JSON.stringify(body))
  }
}

async function reasonAgainst(
  { deployed, log }: DeploymentCheckDeps,
  { RequestType, StackId, ResourceProperties, OldResourceProperties }: CheckRequest,
): Promise<string | undefined> {
  if (RequestType === 'Delete') return undefined
  const before = OldResourceProperties && plannedOf(OldResourceProperties)
  try {
    return await judge(plannedOf(ResourceProperties), before, deployed(StackId))
  } catch (error) {
    log({ event: 'failed', error: nameOf(error) })
    return `The check of this deployment failed (${nameOf(error)}), and nothing was changed: deploy again.`
  }
}
