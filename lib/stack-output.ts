import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** What an operator or another stack reads after a deployment. */
export interface StackOutput {
  value: string
  description: string
  /** The name that another stack imports it by. */
  exportName?: string
}

/** Adds an output to the stack itself, under its plain name, whichever construct it comes from. */
export function addStackOutput(construct: IConstruct, name: string, output: StackOutput): void {
  new CfnOutput(Stack.of(construct), name, output)
}
