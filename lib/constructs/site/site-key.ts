import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'

/**
 * The key under which codes and the site's tokens are made. Nothing that lasts hangs on it: with another one, forms that
 * are open have to be opened again.
 */
export class SiteKey extends Construct {
  readonly key: Key

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Makes the codes that prove a phone, and the tokens of the opt-in site',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    })
  }

  /** Lets a function make codes, to text them or to compare them. */
  grantMake(fn: BundledFunction): void {
    fn.setVariable('SITE_KEY_ID', this.key.keyArn)
    fn.allow(['kms:GenerateMac'], [this.key.keyArn])
  }
}
