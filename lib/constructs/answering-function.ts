import type { Alias } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { ANSWER_TIMEOUT, BundledFunction, type BundledFunctionProps } from './bundled-function.ts'

/** A function that callers invoke by its alias, `v1` for contract 1. */
export class AnsweringFunction extends BundledFunction {
  readonly alias: Alias

  constructor(scope: Construct, id: string, props: Omit<BundledFunctionProps, 'timeout'>) {
    super(scope, id, { ...props, timeout: ANSWER_TIMEOUT })
    this.alias = this.addContractAlias()
  }
}
