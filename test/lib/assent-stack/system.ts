import { Template } from 'aws-cdk-lib/assertions'
import {
  carrierManaged,
  type Resource,
  referencedId,
  resourcesOf,
  type Statement,
  stacks,
  systemTemplate,
} from '../synthesize.ts'

/** The system's stack with the default settings, and all its resources. */
export const template = systemTemplate()
export const all: readonly Resource[] = resourcesOf(template)

/** The stack with a console, of tenants with a number whose carrier answers STOP itself: it has every alarm. */
export const withEverything = Template.fromStack(
  stacks({ console: 'you@acme.example' }, carrierManaged).system,
)

/** The resources of a type. */
export const ofType = (type: string): Resource[] => all.filter((resource) => resource.type === type)

/** The physical name of a resource, found by its logical id. */
export const nameOf = (type: string, id: string): string => {
  const { FunctionName, QueueName, TopicName } = ofType(type).find((each) => each.id === id)?.properties ?? {}
  return FunctionName ?? QueueName ?? TopicName
}

/** The policy statements of a topic. */
export const policyOfTopic = (name: string): Statement[] =>
  ofType('AWS::SNS::TopicPolicy')
    .filter(({ properties }) =>
      properties.Topics.some((topic: unknown) => nameOf('AWS::SNS::Topic', referencedId(topic)) === name),
    )
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)
