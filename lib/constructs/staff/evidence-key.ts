import { RemovalPolicy } from 'aws-cdk-lib'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { evidenceKeyAlias } from '../../../lambdas/environment.ts'
import { addStackOutput } from '../../stack-output.ts'
import type { BundledFunction } from '../functions/bundled-function.ts'

/** The key that signs evidence (REC-5). It outlives the stack, so that what it signed can be checked as long as it exists. */
export class EvidenceKey extends Construct {
  private readonly key: Key

  constructor(scope: Construct, id: string, { prefix }: { prefix: string }) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Signs evidence of consent',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      alias: evidenceKeyAlias(prefix),
      // Not after a first deployment that failed: it would cost money and protect nothing.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    addStackOutput(this, 'EvidenceKeyArn', {
      value: this.key.keyArn,
      description: 'Key that signs evidence; anybody may have its public key',
    })
  }

  /** Lets a function sign evidence. */
  grantSign(fn: BundledFunction): void {
    fn.setVariable('EVIDENCE_KEY_ID', this.key.keyArn)
    fn.allow(['kms:Sign'], [this.key.keyArn])
  }
}
