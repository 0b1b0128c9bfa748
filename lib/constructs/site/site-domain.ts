import { EndpointAccessMode, EndpointType, type RestApi, SecurityPolicy } from 'aws-cdk-lib/aws-apigateway'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Construct } from 'constructs'
import type { Domain } from '../../settings.ts'
import { addStackOutput } from '../../stack-output.ts'

/**
 * The brand's own domain for the site. The address that API Gateway gives keeps working: stop links that were mailed under it
 * must never end (OUT-8).
 */
export class SiteDomain extends Construct {
  constructor(scope: Construct, id: string, { domain, api }: { domain: Domain; api: RestApi }) {
    super(scope, id)
    const { domainNameAliasDomainName: target } = api.addDomainName('Domain', {
      domainName: domain.name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09,
      endpointAccessMode: EndpointAccessMode.BASIC,
    })
    addStackOutput(this, 'SiteDnsRecord', {
      value: `${domain.name} CNAME ${target}`,
      description:
        'DNS record to create for the domain of the site; an apex domain takes an ALIAS to the same name',
    })
  }
}
