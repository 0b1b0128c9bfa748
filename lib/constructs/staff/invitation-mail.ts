import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'

/** Invitations by email, from one address that is verified in Amazon SES, itself or by its domain. */
export class InvitationMail extends Construct {
  private readonly address: string

  constructor(scope: Construct, id: string, { address }: { address: string }) {
    super(scope, id)
    this.address = address
  }

  /**
   * Lets a function send mail from that address only. The condition limits it, not the resource: in the SES sandbox the
   * recipient's identity, which is one of the account's too, is authorized as well as the sender's.
   */
  grantSend(fn: BundledFunction): void {
    fn.setVariable('MAIL_FROM', this.address)
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: '*' })],
        conditions: { StringEquals: { 'ses:FromAddress': this.address } },
      }),
    )
  }
}
