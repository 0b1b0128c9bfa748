import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEvent } from 'aws-lambda'
import type { Request } from '../../http/message.ts'
import { ACCOUNT } from '../../template/arn.ts'
import type { StackMethod, StackRestApi } from '../../template/rest-apis.ts'

type RequestContext = APIGatewayProxyEvent['requestContext']

/** What API Gateway itself knows about a request, such as the client's address. */
export function requestContext(
  api: StackRestApi,
  { httpMethod, resource, resourceId }: StackMethod,
  { method, path, headers, address }: Request,
  now: number,
): RequestContext {
  const domainName = headers.host ?? 'localhost'
  return {
    accountId: ACCOUNT,
    apiId: api.id,
    authorizer: undefined,
    domainName,
    domainPrefix: domainName.split('.')[0],
    extendedRequestId: randomUUID(),
    httpMethod: httpMethod === 'ANY' ? method : httpMethod,
    identity: { ...ANONYMOUS, sourceIp: address, userAgent: headers['user-agent'] ?? null },
    // Without the stage in front, as under a custom domain.
    path,
    protocol: 'HTTP/1.1',
    requestId: randomUUID(),
    requestTime: commonLogTime(now),
    requestTimeEpoch: now,
    resourceId,
    resourcePath: resource,
    stage: api.stage,
  }
}

const ANONYMOUS = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
}

/** Like `21/Nov/2026:12:00:00 +0000`. */
function commonLogTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ')
  return `${day}/${month}/${year}:${time} +0000`
}
