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
import { siteUrl } from '../../settings.ts'
import type { Monitored } from '../monitoring/alarms.ts'
import { type AddFiles, bundle } from './bundle.ts'

/** What differs between the functions. */
export interface BundledFunctionProps extends Monitored {
  /** The physical name without the stack's name; also the folder in `lambdas/handlers`. */
  name: string
  description: string
  timeout: Duration
  /** In MB; 512 by default. */
  memorySize?: number
  /** Concurrent executions that the account keeps free for this function, and the most that it may use. */
  reservedConcurrency?: number | undefined
  /** Adds files to its bundle. */
  addFiles?: AddFiles
}

/** A Lambda function of this system: Node 24 on arm64, a bundle with SDK and definitions, a log group, an alarm on errors. */
export class BundledFunction extends Construct {
  /** The stack's name, first in every physical name. */
  readonly prefix: string
  readonly lambda: LambdaFunction
  readonly logGroup: LogGroup
  readonly name: string

  constructor(scope: Construct, id: string, props: BundledFunctionProps) {
    super(scope, id)
    const {
      prefix,
      alarms,
      name,
      description,
      timeout,
      memorySize = 512,
      reservedConcurrency,
      addFiles,
    } = props
    this.prefix = prefix
    this.name = name
    const functionName = `${prefix}-${name}`
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    // Lambda's managed policy may create log groups: a late log line after removal would then leave one behind that
    // never expires and blocks the next deployment. So each function has a role without that permission.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.logGroup.grantWrite(role)
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description,
      role,
      code: bundle(name, { siteUrl: siteUrl(this), addFiles }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize,
      timeout,
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
    })
    alarms.onErrors(name, this.lambda)
  }

  /** Sets an environment variable that the function reads. */
  setVariable(name: EnvironmentName, value: string): void {
    this.lambda.addEnvironment(name, value)
  }

  /** Allows exactly these actions on these resources, for requests with these values if any are given. */
  allow(actions: string[], resources: string[], values?: Record<string, string>): void {
    const conditions = values && { StringEquals: values }
    this.lambda.addToRolePolicy(
      new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }),
    )
  }

  /** Adds the alias that callers invoke, one per major version of the contract. */
  addContractAlias(): Alias {
    return new Alias(this, 'V1', { aliasName: 'v1', version: this.lambda.currentVersion })
  }
}

/** For a function whose caller is waiting for one answer. */
export const ANSWER_TIMEOUT = Duration.seconds(10)

/** For a function that processes a queue, a stream or a schedule. */
export const WORK_TIMEOUT = Duration.seconds(30)

/** For a sweep that runs every minute: it stops by itself before the next run begins. */
export const SWEEP_TIMEOUT = Duration.seconds(60)

/** For a sweep that runs every five minutes: it stops by itself before the next run begins. */
export const LONG_SWEEP_TIMEOUT = Duration.minutes(5)

/** For a function that retires whole histories; whatever it does not finish in time, the next attempt continues. */
export const HISTORY_TIMEOUT = Duration.minutes(5)

/** For the daily digest: whatever it does not finish in time, the next run continues. */
export const DIGEST_TIMEOUT = Duration.minutes(15)

/** Memory in MB of a function that may be asked about thousands of numbers at once. */
export const GATE_MEMORY = 1024

/** For a function whose caller is waiting for a bulk operation. */
export const BULK_TIMEOUT = Duration.seconds(60)

/** For a function whose caller is waiting while it reads a whole history. */
export const READING_TIMEOUT = Duration.seconds(60)

/** For a page that shows a whole history: the longest that API Gateway waits. */
export const PAGE_TIMEOUT = Duration.seconds(29)

/** Memory in MB of a function that reads a whole history, which it holds in memory. */
export const READING_MEMORY = 1024
