import { Fn, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { AssentStack } from './assent-stack.ts'
import { deliveryTopicExport } from './constructs/gates/delivery-events.ts'
import { inboundTopicExport } from './constructs/messaging/inbound-sms.ts'
import { ConnectedNumber, existingOriginator } from './constructs/number/connected-number.ts'
import { DeliveryReports } from './constructs/number/delivery-reports.ts'
import { DeploymentCalls } from './constructs/number/deployment-calls.ts'
import { SimulatorNumber } from './constructs/number/simulator-number.ts'
import type { ChosenNumber } from './settings.ts'

/** The number that people text, connected to the system: deployed after it and removed before it. */
export class NumberStack extends Stack {
  constructor(scope: Construct, system: AssentStack, number: ChosenNumber) {
    super(scope, `${system.stackName}-number`, {
      description: 'Assent: the number that people text, connected to the inbound topic',
    })
    this.addStackDependency(system)
    const inboundTopic = Fn.importValue(inboundTopicExport(system.stackName))
    const deliveryTopic = Fn.importValue(deliveryTopicExport(system.stackName))

    new DeliveryReports(this, 'DeliveryReports', { name: system.stackName, topicArn: deliveryTopic })
    const calls = new DeploymentCalls(this, 'Calls')
    const originator =
      number.kind === 'simulator'
        ? new SimulatorNumber(this, 'Simulator', { table: system.table, calls }).originator
        : existingOriginator(this, number)
    // The id names what is connected: when the number changes, the old one keeps its permission until it is disconnected.
    const id = number.kind === 'simulator' ? 'Connected' : number.id
    new ConnectedNumber(this, id, { originator, topicArn: inboundTopic, calls })
  }
}
