import { createPublicKey } from 'node:crypto'
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { evidenceKeyAlias } from '../../lambdas/environment.ts'
import { awsError } from '../aws/aws-error.ts'
import { regionSetting } from '../aws/region.ts'

/** The public key of a stack, or of an older key, as PEM (REC-5). */
export async function readPublicKey(stack: string, key: string | undefined): Promise<string> {
  const KeyId = key ?? evidenceKeyAlias(stack)
  const client = new KMSClient(regionSetting())
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId })).catch((error) => {
    throw awsError(error, {
      service: 'KMS',
      to: 'AWS KMS',
      permission: `kms:GetPublicKey on ${KeyId}`,
      missing: `There is no key ${KeyId} here. Deploy the stack, choose another with --stack, or check AWS_REGION.`,
    })
  })
  const der = { key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' } as const
  return createPublicKey(der).export({ type: 'spki', format: 'pem' }).toString().trimEnd()
}
