import { RemovalPolicy } from 'aws-cdk-lib'
import { type IKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { Settings } from '../../settings.ts'
import { addStackOutput } from '../../stack-output.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'

/** The key that hashes tombstones (REC-4). It outlives the stack, as the table does: without it tombstones cannot be found. */
export class TombstoneKey extends Construct {
  private readonly key: IKey

  constructor(scope: Construct, id: string, { keptTable }: Pick<Settings, 'keptTable'>) {
    super(scope, id)
    this.key = keptTable ? Key.fromKeyArn(this, 'KeptKey', keptTable.tombstoneKeyArn) : this.create()
    addStackOutput(this, 'TombstoneKeyArn', {
      value: this.key.keyArn,
      description: 'Key that hashes tombstones; a deployment that takes over this table needs it',
    })
  }

  /** Lets a function hash a tenant and a number. */
  grantHash(fn: BundledFunction): void {
    fn.setVariable('TOMBSTONE_KEY_ID', this.key.keyArn)
    fn.allow(['kms:GenerateMac'], [this.key.keyArn])
  }

  private create(): IKey {
    return new Key(this, 'Key', {
      description: 'Hashes the tenant and number of people whose records have expired',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      // Not after a first deployment that failed: it would cost money and protect nothing.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
  }
}
