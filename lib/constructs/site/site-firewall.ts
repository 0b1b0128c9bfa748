import type { Stage } from 'aws-cdk-lib/aws-apigateway'
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'

/** Requests that one address may make in five minutes; a carrier's customers share addresses. */
const MAX_REQUESTS = 300

/** Rule groups that AWS maintains, in order of priority. */
const MANAGED_RULES = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
]

/** AWS WAF in front of a stage. It counts what it blocks and stores no samples: those would show addresses and forms (REC-7). */
export class SiteFirewall extends Construct {
  constructor(scope: Construct, id: string, { name, stage }: { name: string; stage: Stage }) {
    super(scope, id)
    const acl = new CfnWebACL(this, 'Acl', {
      name,
      description: 'Assent: limits the requests that one address may make to the opt-in site',
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: countOnly(name),
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
          visibilityConfig: countOnly(`${name}-requests-per-address`),
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
    visibilityConfig: countOnly(name),
  }
}

function countOnly(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}
