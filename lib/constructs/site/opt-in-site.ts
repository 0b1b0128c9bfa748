import {
  type CfnRestApi,
  EndpointAccessMode,
  EndpointType,
  LambdaIntegration,
  MethodLoggingLevel,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway'
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { ANSWER_TIMEOUT, BundledFunction } from '../functions/bundled-function.ts'
import type { TombstoneKey } from '../retention/tombstone-key.ts'
import type { ConsentTable } from '../storage/consent-table.ts'
import { GatewayPages } from './gateway-pages.ts'
import { SiteFirewall } from './site-firewall.ts'

/** What the opt-in site stands on. */
export interface OptInSiteProps {
  prefix: string
  table: ConsentTable
  tombstoneKey: TombstoneKey
  /** Whether a firewall stands in front. */
  waf: boolean
}

/** What people may ask for, and no more. */
const ROUTES: [path: string, methods: string[]][] = [
  ['/{tenant}', ['GET', 'HEAD']],
  ['/{tenant}/join', ['GET', 'HEAD', 'POST']],
  ['/{tenant}/terms', ['GET', 'HEAD']],
  ['/{tenant}/privacy', ['GET', 'HEAD']],
  ['/{tenant}/preferences', ['GET', 'HEAD', 'POST']],
  ['/{tenant}/{program}/qr.svg', ['GET', 'HEAD']],
]

/** Requests that each route takes, a second and at once: a rush on the site leaves room for the stops that are texted. */
const THROTTLE = { throttlingRateLimit: 50, throttlingBurstLimit: 100 }

/**
 * The way in for web requests: a REST API, since only there a firewall can stand in front, and one function. API
 * Gateway logs nothing of a request: its lines would hold addresses and paths (REC-7).
 */
export class OptInSite extends Construct {
  readonly fn: BundledFunction
  /** As in `assent-site`; alarms carry the part after the stack's name. */
  readonly name = 'site'
  /** Where the site is, with a slash at its end. */
  readonly url: string
  private readonly api: RestApi

  constructor(scope: Construct, id: string, { prefix, table, tombstoneKey, waf }: OptInSiteProps) {
    super(scope, id)
    this.fn = new BundledFunction(this, 'Function', {
      prefix,
      name: this.name,
      description: 'Serves the pages on which people sign up and choose.',
      timeout: ANSWER_TIMEOUT,
    })
    table.grantDecideGrants(this.fn)
    table.grantProve(this.fn)
    tombstoneKey.grantHash(this.fn)

    this.api = this.createApi(`${prefix}-${this.name}`)
    const integration = new LambdaIntegration(this.fn.fn, { scopePermissionToMethod: false })
    for (const [path, methods] of ROUTES) {
      for (const method of methods) this.api.root.resourceForPath(path).addMethod(method, integration)
    }
    new GatewayPages(this, 'GatewayPages', { api: this.api })
    if (waf)
      new SiteFirewall(this, 'Firewall', { name: `${prefix}-${this.name}`, stage: this.api.deploymentStage })
    this.url = this.api.url
  }

  /** Tells a function where the site is, for links that it sends; the site's own function reads it off each request. */
  setSiteUrl(fn: BundledFunction): void {
    fn.setVariable('SITE_URL', this.url)
  }

  /** Requests that got no answer of the function's, or one that owns up to a failure. */
  unanswered(options: MetricOptions): Metric {
    return this.api.deploymentStage.metricServerError(options)
  }

  private createApi(name: string): RestApi {
    const api = new RestApi(this, 'Api', {
      restApiName: name,
      description: 'Assent: the pages on which people sign up and choose',
      endpointTypes: [EndpointType.REGIONAL],
      // That role would be the whole account's, and with nothing logged nobody needs it.
      cloudWatchRole: false,
      deployOptions: {
        stageName: 'v1',
        loggingLevel: MethodLoggingLevel.OFF,
        dataTraceEnabled: false,
        ...THROTTLE,
      },
    })
    const properties = api.node.defaultChild as CfnRestApi
    properties.securityPolicy = SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09
    properties.endpointAccessMode = EndpointAccessMode.BASIC
    // CDK's own output of the address; the stack has one with a name of ours.
    api.node.tryRemoveChild('Endpoint')
    return api
  }
}
