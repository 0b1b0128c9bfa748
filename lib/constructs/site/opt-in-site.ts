import { Aws } from 'aws-cdk-lib'
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
import { BundledFunction, PAGE_TIMEOUT, READING_MEMORY } from '../functions/bundled-function.ts'
import type { Anchors } from '../retention/anchors.ts'
import type { TombstoneKey } from '../retention/tombstone-key.ts'
import type { EvidenceKey } from '../staff/evidence-key.ts'
import { GatewayPages } from './gateway-pages.ts'
import { addScreenshots } from './screenshots.ts'
import { SiteDomain } from './site-domain.ts'
import { SiteFirewall } from './site-firewall.ts'
import type { SiteKey } from './site-key.ts'

/** What the opt-in site builds on. */
export interface OptInSiteProps extends Foundation, Pick<Settings, 'archiveYears' | 'waf' | 'domain'> {
  tombstoneKey: TombstoneKey
  siteKey: SiteKey
  evidenceKey: EvidenceKey
  anchors: Anchors
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
  ['/{tenant}/ways-to-join/{screenshot}', ['GET', 'HEAD']],
  ['/{tenant}/preferences', ['GET', 'HEAD', 'POST']],
  ['/{tenant}/{program}/qr.svg', ['GET', 'HEAD']],
]

/** The name of the only stage, first in the path of the address that API Gateway gives. */
const STAGE = 'v1'

/** Requests per second and burst of each route: a rush on the site leaves capacity for stops that arrive by text. */
const THROTTLE = { throttlingRateLimit: 50, throttlingBurstLimit: 100 }

/**
 * Serves the opt-in pages: a REST API, because AWS WAF cannot protect an HTTP API, and one function. API Gateway logs no
 * requests: its log lines would contain addresses and paths (REC-7).
 */
export class OptInSite extends Construct {
  /** The site's address, with a slash at the end. */
  private readonly url: string
  private readonly api: RestApi

  constructor(scope: Construct, id: string, props: OptInSiteProps) {
    super(scope, id)
    const { prefix, alarms, table, tombstoneKey, siteKey, evidenceKey, anchors, archiveYears, waf, domain } =
      props
    const fn = new BundledFunction(this, 'Function', {
      prefix,
      alarms,
      name: 'site',
      description: 'Serves the pages on which people sign up and manage their choices.',
      timeout: PAGE_TIMEOUT,
      memorySize: READING_MEMORY,
      addFiles: addScreenshots(this),
    })
    table.grantDecideGrants(fn)
    table.grantProve(fn)
    tombstoneKey.grantHash(fn)
    siteKey.grantMake(fn)
    evidenceKey.grantSign(fn)
    anchors.grantReadDigests(fn)
    if (archiveYears) fn.setVariable('ARCHIVE_YEARS', String(archiveYears))

    const name = `${prefix}-site`
    const api = this.createApi(name)
    this.api = api
    const integration = new LambdaIntegration(fn.lambda, { scopePermissionToMethod: false })
    for (const [path, methods] of ROUTES) {
      for (const method of methods) api.root.resourceForPath(path).addMethod(method, integration)
    }
    new GatewayPages(this, 'GatewayPages', { api })
    if (waf) new SiteFirewall(this, 'Firewall', { name, stage: api.deploymentStage })
    if (domain) new SiteDomain(this, 'Domain', { domain, api })
    // By the API's id and the stage's own name: a function behind the API could not wait for the stage.
    this.url =
      (domain && siteUrl(this)) ??
      `https://${api.restApiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}/${STAGE}/`
    // Without a domain the function takes the address from each request: it cannot refer to the API that refers to it.
    if (domain) this.setSiteUrl(fn)

    alarms.onServerErrors('site', api.deploymentStage)
    addStackOutput(this, 'SiteUrl', { value: this.url, description: 'Address of the opt-in site' })
  }

  /** Sets the site's address for the links that a function sends. */
  setSiteUrl(fn: BundledFunction): void {
    fn.setVariable('SITE_URL', this.url)
  }

  /** The address of the console, and of the page to which its sign-in provider sends the browser back. */
  get consoleUrl(): string {
    return `${this.url}console`
  }

  get consoleCallback(): string {
    return `${this.consoleUrl}/callback`
  }

  /** Passes every request below `/console` to a function, which knows its own address. */
  serveConsole(fn: BundledFunction): void {
    this.setSiteUrl(fn)
    const integration = new LambdaIntegration(fn.lambda, { scopePermissionToMethod: false })
    for (const path of ['/console', '/console/{proxy+}']) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        this.api.root.resourceForPath(path).addMethod(method, integration)
      }
    }
  }

  private createApi(name: string): RestApi {
    const api = new RestApi(this, 'Api', {
      restApiName: name,
      description: 'Assent: the pages on which people sign up and manage their choices',
      endpointTypes: [EndpointType.REGIONAL],
      // That role would apply to the whole account, and is needed for logs only.
      cloudWatchRole: false,
      deployOptions: {
        stageName: STAGE,
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
