import { Fn, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { AssentStack } from './assent-stack.ts'
import { deliveryTopicExport } from './constructs/gates/delivery-events.ts'
import { inboundTopicExport } from './constructs/messaging/inbound-sms.ts'
import { ConnectedNumber } from './constructs/number/connected-number.ts'
import { DeliveryReports } from './constructs/number/delivery-reports.ts'
import { DeploymentCalls } from './constructs/number/deployment-calls.ts'
import { SimulatorNumber } from './constructs/number/simulator-number.ts'
import { connectsNumbers, type Originator, type Settings } from './settings.ts'
import { numbersByStack } from './share-out.ts'

/** The stacks that connect the numbers, each deployed after the one before; none if there is no number to connect. */
export function connectNumbers(
  system: AssentStack,
  settings: Pick<Settings, 'originators' | 'simulated' | 'numberStacks'>,
): NumberStack[] {
  if (!connectsNumbers(settings)) return []
  const stacks = numbersByStack(settings).map(
    (originators, index) =>
      new NumberStack(system, {
        ...{ index, originators },
        simulates: index === 0 && settings.simulated !== undefined,
      }),
  )
  // A number that moves does so to a later stack: it is disconnected from the old one first, then connected again.
  for (const [i, stack] of stacks.entries()) stack.addStackDependency(stacks[i - 1] ?? system)
  return stacks
}

interface NumberStackProps {
  /** Its place among these stacks, from 0. */
  index: number
  originators: readonly Originator[]
  /** Whether it makes a simulator number. */
  simulates: boolean
}

/** Numbers that people text, connected to the system: deployed after it and removed before it. */
export class NumberStack extends Stack {
  constructor(system: AssentStack, { index, originators, simulates }: NumberStackProps) {
    super(system.node.root as Construct, nameOf(system, index), {
      description: 'Assent: the numbers that people text, connected to the inbound topic',
    })
    const topicArn = Fn.importValue(inboundTopicExport(system.stackName))
    const calls = new DeploymentCalls(this, 'Calls')
    if (index === 0)
      new DeliveryReports(this, 'DeliveryReports', {
        name: system.stackName,
        topicArn: Fn.importValue(deliveryTopicExport(system.stackName)),
      })
    if (simulates) {
      const { originator } = new SimulatorNumber(this, 'Simulator', { table: system.table, calls })
      new ConnectedNumber(this, 'Connected', { originator, topicArn, calls })
    }
    // The id names what is connected: a number that replaces another leaves it its permission until it is disconnected.
    for (const originator of originators)
      new ConnectedNumber(this, originator.id, { originator, topicArn, calls })
  }
}

function nameOf({ stackName }: AssentStack, index: number): string {
  return index === 0 ? `${stackName}-number` : `${stackName}-number-${index + 1}`
}
