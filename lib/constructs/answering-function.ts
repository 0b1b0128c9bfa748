import type { Alias } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { ANSWER_TIMEOUT, BundledFunction } from './bundled-function.ts'

/** A function that callers invoke by its alias, `v1` for contract 1. */
export class AnsweringFunction extends BundledFunction {
  readonly alias: Alias

  constructor(scope: Construct, id: string, props: { prefix: string; name: string; description: string }) {
    super(scope, id, {
      functionName: `${props.prefix}-${props.name}`,
      entry: props.name,
      description: props.description,
      timeout: ANSWER_TIMEOUT,
    })
    this.alias = this.addContractAlias()
  }
}
