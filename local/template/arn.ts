/** The account in which everything local lies. */
export const ACCOUNT = '000000000000'

/** The Region in which everything local lies. */
export const REGION = 'us-east-1'

/** The ARN of something local. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`
}

/** The last part of an ARN, which names the resource; anything else is returned as it is. */
export function nameInArn(text: string): string {
  return text.startsWith('arn:') ? text.split(':').slice(5).join(':') : text
}
