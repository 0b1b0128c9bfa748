import type { Construct } from 'constructs'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { GATE_MEMORY } from '../functions/bundled-function.ts'
import { InvokableFunction } from '../functions/invokable-function.ts'

/** The asking gate: callers ask it whether a message may be sent; it sends nothing itself (GATE-1). */
export class SendGate extends InvokableFunction {
  constructor(scope: Construct, id: string, { prefix, alarms, table }: Foundation) {
    super(scope, id, {
      prefix,
      alarms,
      name: 'send-gate',
      description: 'Answers whether a message may be sent, why, and under which consent.',
      // 10,000 numbers in one call take two seconds of a full vCPU, which comes with this memory.
      memorySize: GATE_MEMORY,
    })
    table.grantCheck(this)
    addStackOutput(this, 'SendGateArn', {
      value: this.alias.functionArn,
      description: 'Alias v1 of the asking gate; invoke it to ask whether a message may be sent',
    })
  }
}
