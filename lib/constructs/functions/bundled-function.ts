import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Alias,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { EnvironmentName } from '../../../lambdas/environment.ts'
import { bundle } from './bundle.ts'

/** What differs between the functions. */
export interface BundledFunctionProps {
  prefix: string
  /** Physical name without the stack's, and its folder in `lambdas/handlers`. */
  name: string
  description: string
  timeout: Duration
  /** In MB; 512 where nothing is said. */
  memorySize?: number
}

/** A function as all of them are here: Node 24 on arm64, SDK and definitions in the bundle, its own log group. */
export class BundledFunction extends Construct {
  /** Name of the stack, first in every physical name. */
  readonly prefix: string
  readonly fn: LambdaFunction
  readonly logGroup: LogGroup
  readonly name: string

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id)
    const { prefix, name, description, timeout, memorySize = 512 } = props
    this.prefix = prefix
    this.name = name
    const functionName = `${prefix}-${name}`
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    // A role of its own, not Lambda's usual policy: that may create log groups, so a last log line after removal
    // would leave one behind that forgets nothing and stands in the way of the next deployment.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.logGroup.grantWrite(role)
    this.fn = new LambdaFunction(this, 'Function', {
      functionName,
      description,
      role,
      code: bundle(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize,
      timeout,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
    })
  }

  /** Sets a variable of the environment contract. */
  setVariable(name: EnvironmentName, value: string): void {
    this.fn.addEnvironment(name, value)
  }

  /** Allows exactly these actions on these resources. */
  allow(actions: string[], resources: string[]): void {
    this.fn.addToRolePolicy(new PolicyStatement({ actions, resources }))
  }

  /** The alias that callers invoke: one per major version of the contract. */
  addContractAlias(): Alias {
    return new Alias(this, 'V1', { aliasName: 'v1', version: this.fn.currentVersion })
  }
}

/** A function that answers a caller who waits. */
export const ANSWER_TIMEOUT = Duration.seconds(10)

/** A function that works through a queue, a stream or a schedule. */
export const WORK_TIMEOUT = Duration.seconds(30)

/** A function that takes up whole histories; what it did not get done in that time, it goes on with at the next try. */
export const HISTORY_TIMEOUT = Duration.minutes(5)

/** Memory of a function that may be asked about thousands at once, in MB. */
export const GATE_MEMORY = 1024

/** A function whose caller waits for a bulk of work. */
export const BULK_TIMEOUT = Duration.seconds(60)

/** A function whose caller waits for a whole history to be read, and its memory in MB: the longest are held at once. */
export const READING_TIMEOUT = Duration.seconds(30)
export const READING_MEMORY = 1024
