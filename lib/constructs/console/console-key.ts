import { RemovalPolicy } from 'aws-cdk-lib'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { BundledFunction } from '../functions/bundled-function.ts'

/**
 * The key that seals the console's sessions and hashes the people that staff looked at. It stays when the stack goes, like
 * the table: without it the log no longer says whose record was looked at (STAFF-1). A first deployment that fails leaves no key behind.
 */
export class ConsoleKey extends Construct {
  private readonly key: Key

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Seals sessions of the console, and hashes the people that staff looked at',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
  }

  /** Lets a function seal and hash. */
  grantHash(fn: BundledFunction): void {
    fn.setVariable('CONSOLE_KEY_ID', this.key.keyArn)
    fn.allow(['kms:GenerateMac'], [this.key.keyArn])
  }
}
