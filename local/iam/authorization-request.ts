/** One action on one resource that IAM checks against a caller's policies. */
export interface AuthorizationRequest {
  action: string
  resource: string
  /** The request's values by condition key. */
  context?: Record<string, string>
}
