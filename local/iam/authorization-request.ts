/** What IAM asks of a caller's policies: this action on this resource. */
export interface AuthorizationRequest {
  action: string
  resource: string
  /** What the request says, by condition key. */
  says?: Record<string, string>
}
