import {
  type CfnRestApi,
  EndpointAccessMode,
  EndpointType,
  LambdaIntegration,
  MethodLoggingLevel,
  RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway'
import { Construct } from 'constructs'
import { type Settings, siteUrl } from '../../settings.ts'
import { addStackOutput } from '../../stack-output.ts'
import type { Foundation } from '../foundation.ts'
import { ANSWER_TIMEOUT, BundledFunction } from '../functions/bundled-function.ts'
import type { TombstoneKey } from '../retention/tombstone-key.ts'
import type { EvidenceKey } from '../staff/evidence-key.ts'
import { GatewayPages } from './gateway-pages.ts'
import { SiteDomain } from './site-domain.ts'
import { SiteFirewall } from './site-firewall.ts'
import type { SiteKey } from './site-key.ts'

/** What the opt-in site builds on. */
export interface OptInSiteProps extends Foundation, Pick<Settings, 'archiveYears' | 'waf' | 'domain'> {
  tombstoneKey: TombstoneKey
  siteKey: SiteKey
  evidenceKey: EvidenceKey
}

/** The only requests that API Gateway accepts. */
const ROUTES: [path: string, methods: string[]][] = [
  ['/', ['GET', 'HEAD']],
  ['/stop/{id}', ['GET', 'HEAD', 'POST']],
  ['/{tenant}', ['GET', 'HEAD']],
  ['/{tenant}/join', ['GET', 'HEAD', 'POST']],
  ['/{tenant}/terms', ['GET', 'HEAD']],
  ['/{tenant}/privacy', ['GET', 'HEAD']],
  ['/{tenant}/ways-to-join', ['GET', 'HEAD']],
  ['/{tenant}/preferences', ['GET', 'HEAD', 'POST']],
  ['/{tenant}/{program}/qr.svg', ['GET', 'HEAD']],
]

/** Requests per second and burst of each route: a rush on the site leaves capacity for stops that arrive by text. */
const THROTTLE = { throttlingRateLimit: 50, throttlingBurstLimit: 100 }

/**
 * Serves the opt-in pages: a REST API, because AWS WAF cannot protect an HTTP API, and one function. API Gateway logs no
 * requests: its log lines would contain addresses and paths (REC-7).
 */
export class OptInSite extends Construct {
  /** The site's address, with a slash at the end. */
  private readonly url: string

  constructor(scope: Construct, id: string, props: OptInSiteProps) {
    super(scope, id)
    const { prefix, alarms, table, tombstoneKey, siteKey, evidenceKey, archiveYears, waf, domain } = props
    const fn = new BundledFunction(this, 'Function', {
      prefix,
      alarms,
      name: 'site',
      description: 'Serves the pages on which people sign up and manage their choices.',
      timeout: ANSWER_TIMEOUT,
    })
    table.grantDecideGrants(fn)
    table.grantProve(fn)
    tombstoneKey.grantHash(fn)
    siteKey.grantMake(fn)
    evidenceKey.grantSign(fn)
    if (archiveYears) fn.setVariable('ARCHIVE_YEARS', String(archiveYears))

    const name = `${prefix}-site`
    const api = this.createApi(name)
    const integration = new LambdaIntegration(fn.lambda, { scopePermissionToMethod: false })
    for (const [path, methods] of ROUTES) {
      for (const method of methods) api.root.resourceForPath(path).addMethod(method, integration)
    }
    new GatewayPages(this, 'GatewayPages', { api })
    if (waf) new SiteFirewall(this, 'Firewall', { name, stage: api.deploymentStage })
    if (domain) new SiteDomain(this, 'Domain', { domain, api })
    this.url = (domain && siteUrl(this)) ?? api.url
    // Without a domain the function takes the address from each request: it cannot refer to the API that refers to it.
    if (domain) this.setSiteUrl(fn)

    alarms.onServerErrors('site', api.deploymentStage)
    addStackOutput(this, 'SiteUrl', { value: this.url, description: 'Address of the opt-in site' })
  }

  /** Sets the site's address for the links that a function sends. */
  setSiteUrl(fn: BundledFunction): void {
    fn.setVariable('SITE_URL', this.url)
  }

  private createApi(name: string): RestApi {
    const api = new RestApi(this, 'Api', {
      restApiName: name,
      description: 'Assent: the pages on which people sign up and manage their choices',
      endpointTypes: [EndpointType.REGIONAL],
      // That role would apply to the whole account, and is needed for logs only.
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
    // CDK's own output of the address; SiteUrl replaces it.
    api.node.tryRemoveChild('Endpoint')
    return api
  }
}
