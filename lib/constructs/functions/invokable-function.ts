import type { Duration } from 'aws-cdk-lib'
import type { Alias } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { ANSWER_TIMEOUT, BundledFunction, type BundledFunctionProps } from './bundled-function.ts'

/** A function that callers invoke through its alias, `v1` for contract 1. */
export class InvokableFunction extends BundledFunction {
  readonly alias: Alias

  constructor(
    scope: Construct,
    id: string,
    { timeout = ANSWER_TIMEOUT, ...props }: Omit<BundledFunctionProps, 'timeout'> & { timeout?: Duration },
  ) {
    super(scope, id, { ...props, timeout })
    this.alias = this.addContractAlias()
  }
}
