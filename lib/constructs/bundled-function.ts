import { join } from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Alias, Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { type BundlingOptions, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { EnvironmentName } from '../../lambdas/environment.ts'

const root = join(import.meta.dirname, '..', '..')

/** What differs between the functions. */
export interface BundledFunctionProps {
  prefix: string
  /** Physical name without the stack's, and the file in `lambdas/handlers` without `.lambda.ts`. */
  name: string
  description: string
  timeout: Duration
}

/** A function as all of them are here: Node 24 on arm64, SDK and definitions in the bundle, its own log group. */
export class BundledFunction extends Construct {
  /** Name of the stack, first in every physical name. */
  readonly prefix: string
  readonly fn: NodejsFunction
  readonly logGroup: LogGroup
  readonly name: string

  constructor(scope: Construct, id: string, { prefix, name, description, timeout }: BundledFunctionProps) {
    super(scope, id)
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
    this.fn = new NodejsFunction(this, 'Function', {
      functionName,
      description,
      role,
      entry: join(root, 'lambdas', 'handlers', `${name}.lambda.ts`),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling,
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

const bundling: BundlingOptions = {
  // CommonJS loads in about 60 % of the time that the same code takes as an ES module.
  format: OutputFormat.CJS,
  target: 'node24',
  mainFields: ['module', 'main'],
  bundleAwsSDK: true,
  minify: true,
  keepNames: true,
  commandHooks: {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (input, output) => [`cp -r "${input}/programs" "${output}/programs"`],
  },
}

/** A function that answers a caller who waits. */
export const ANSWER_TIMEOUT = Duration.seconds(10)

/** A function that works through a queue, a stream or a schedule. */
export const WORK_TIMEOUT = Duration.seconds(30)
