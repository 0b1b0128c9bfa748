import type { Stage } from 'aws-cdk-lib/aws-apigateway'
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'

/** Requests that one address may make in five minutes; a carrier's customers share addresses. */
const MAX_REQUESTS = 300

/** The largest form in bytes, except for a file that staff import in the console. */
const MAX_BODY = 16 * 1024

/** The rule of the common rule set that limits forms to 8 KB: the rule below takes its place. */
const BODY_RULE = 'SizeRestrictions_BODY'

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
        {
          name: 'form-size',
          priority: 1,
          action: { block: {} },
          statement: { andStatement: { statements: [isLarge, { notStatement: { statement: isImport } }] } },
          visibilityConfig: countOnly(`${name}-form-size`),
        },
        ...MANAGED_RULES.map(managed),
      ],
    })
    new CfnWebACLAssociation(this, 'Association', { resourceArn: stage.stageArn, webAclArn: acl.attrArn })
  }
}

const AS_IT_IS = [{ priority: 0, type: 'NONE' }]

/** AWS WAF sees the first 16 KB of a form; a larger one is taken for as large as it must be. */
const isLarge: CfnWebACL.StatementProperty = {
  sizeConstraintStatement: {
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    comparisonOperator: 'GT',
    size: MAX_BODY,
    textTransformations: AS_IT_IS,
  },
}

const isImport: CfnWebACL.StatementProperty = {
  andStatement: {
    statements: [pathMatches('CONTAINS', '/console/'), pathMatches('ENDS_WITH', '/import')],
  },
}

function pathMatches(positionalConstraint: string, searchString: string): CfnWebACL.StatementProperty {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint,
      searchString,
      textTransformations: AS_IT_IS,
    },
  }
}

function managed(name: string, index: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority: index + 2,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ...(name === 'AWSManagedRulesCommonRuleSet' && {
          ruleActionOverrides: [{ name: BODY_RULE, actionToUse: { count: {} } }],
        }),
      },
    },
    visibilityConfig: countOnly(name),
  }
}

function countOnly(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}
