import { Aws, RemovalPolicy } from 'aws-cdk-lib'
import {
  CfnManagedLoginBranding,
  CfnUserPoolGroup,
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'

/** What the user pool is made of. */
export interface StaffUserPoolProps {
  prefix: string
  /** The address of the first admin, who is invited by mail. */
  admin: string
  groups: readonly string[]
  /** Where the provider sends the browser back to. */
  callback: string
}

/** Who may do everything at every tenant. */
const EVERYTHING = 'assent:*:admin'

/**
 * The people who work with consent, in Amazon Cognito: no one signs up by themselves, everyone has a second factor, and
 * groups give the roles (STAFF-1).
 */
export class StaffUserPool extends Construct {
  private readonly pool: UserPool
  private readonly client: UserPoolClient

  constructor(scope: Construct, id: string, { prefix, admin, groups, callback }: StaffUserPoolProps) {
    super(scope, id)
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: `${prefix}-staff`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.client = this.pool.addClient('Client', {
      userPoolClientName: `${prefix}-console`,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [callback],
      },
      preventUserExistenceErrors: true,
    })
    this.pool.addDomain('Domain', {
      // Unique among all accounts of the region.
      cognitoDomain: { domainPrefix: `${prefix}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    new CfnManagedLoginBranding(this, 'Look', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    })
    this.invite(admin, groups)
  }

  /** Lets a function's users sign in here. The client has no secret: PKCE ties each code to the browser that asked. */
  grantSignIn(fn: BundledFunction): void {
    fn.setVariable('CONSOLE_ISSUER', this.pool.userPoolProviderUrl)
    fn.setVariable('CONSOLE_CLIENT_ID', this.client.userPoolClientId)
  }

  private invite(email: string, groups: readonly string[]): void {
    const { userPoolId } = this.pool
    const made = groups.map((groupName) => ({
      groupName,
      group: new CfnUserPoolGroup(this, idOf(groupName), { userPoolId, groupName }),
    }))
    const user = new CfnUserPoolUser(this, 'FirstAdmin', {
      userPoolId,
      username: email,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: email },
        { name: 'email_verified', value: 'true' },
      ],
    })
    const membership = new CfnUserPoolUserToGroupAttachment(this, 'FirstAdminRole', {
      userPoolId,
      username: email,
      groupName: EVERYTHING,
    })
    membership.addResourceDependency(user)
    for (const { groupName, group } of made)
      if (groupName === EVERYTHING) membership.addResourceDependency(group)
  }
}

/** A construct id: `Group-any-admin`. */
function idOf(groupName: string): string {
  return groupName.replace('assent:', 'Group-').replace('*', 'any').replace(':', '-')
}
