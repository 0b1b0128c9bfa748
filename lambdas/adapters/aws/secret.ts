import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** Reads a secret from AWS Secrets Manager. */
export function createSecretReader(arn: string): () => Promise<string> {
  const client = new SecretsManagerClient({})
  return async () => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
    if (!SecretString) throw new Error('AWS Secrets Manager returned no secret')
    return SecretString
  }
}
