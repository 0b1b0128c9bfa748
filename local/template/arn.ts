/** The account id of the local run. */
export const ACCOUNT = '000000000000'

/** The Region of the local run. */
export const REGION = 'us-east-1'

/** The ARN of a resource in the local run. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`
}

/** The last part of an ARN, which names the resource; returns any other text unchanged. */
export function nameInArn(text: string): string {
  return text.startsWith('arn:') ? text.split(':').slice(5).join(':') : text
}
