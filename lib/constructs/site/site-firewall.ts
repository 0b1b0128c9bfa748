import type { Stage } from 'aws-cdk-lib/aws-apigateway'
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'

/** The most requests that one address may make in five minutes; a carrier's customers share addresses. */
const MAX_REQUESTS = 300

/** Groups of rules that AWS keeps, in the order in which they are asked. */
const MANAGED_RULES = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
]

/** A firewall in front of a stage. It counts what it blocks and keeps no samples: those would show addresses and forms (REC-7). */
export class SiteFirewall extends Construct {
  constructor(scope: Construct, id: string, { name, stage }: { name: string; stage: Stage }) {
    super(scope, id)
    const acl = new CfnWebACL(this, 'Acl', {
      name,
      description: 'Assent: limits what one address may ask of the opt-in site',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: counted(name),
      rules: [
        {
          name: 'requests-per-address',
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: {
              aggregateKeyType: 'IP',
              limit: MAX_REQUESTS,
              evaluationWindowSec: 300,
            },
          },
          visibilityConfig: counted(`${name}-requests-per-address`),
        },
        ...MANAGED_RULES.map(managed),
      ],
    })
    new CfnWebACLAssociation(this, 'Association', { resourceArn: stage.stageArn, webAclArn: acl.attrArn })
  }
}

function managed(name: string, index: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority: index + 1,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: counted(name),
  }
}

function counted(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}
