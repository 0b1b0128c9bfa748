import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'

/**
 * The key that makes codes and the site's tokens. Nothing durable depends on it: under a new key, people only have to
 * reopen forms that they have open.
 */
export class SiteKey extends Construct {
  private readonly key: Key

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Makes the codes that verify a phone, and the tokens of the opt-in site',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    })
  }

  /** Lets a function make codes, to send or to compare them. */
  grantMake(fn: BundledFunction): void {
    fn.setVariable('SITE_KEY_ID', this.key.keyArn)
    fn.allow(['kms:GenerateMac'], [this.key.keyArn])
  }
}
