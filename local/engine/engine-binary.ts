import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'

const require = createRequire(import.meta.url)

/** Finds the embedded DynamoDB engine that npm installed; throws {@link UserFacingError} with the fix if it is missing. */
export function engineBinary(): string {
  try {
    return join(
      dirname(require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`)),
      'dynoxide',
    )
  } catch {
    throw new UserFacingError(
      'The embedded DynamoDB engine is not installed: run `npm i --no-save dynoxide@1.2.1`, or start DynamoDB Local ' +
        'and set its address, for example AWS_ENDPOINT_URL_DYNAMODB=http://localhost:8000.',
    )
  }
}
