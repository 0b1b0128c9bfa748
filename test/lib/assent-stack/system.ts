import { named, type Resource, resourcesOf, type Statement, systemTemplate } from '../synthesize.ts'

/** The system's stack as it ships, and everything in it. */
export const template = systemTemplate()
export const all: readonly Resource[] = resourcesOf(template)

/** The resources of a type. */
export const of = (type: string): Resource[] => all.filter((resource) => resource.type === type)

/** The physical name of a resource, by its logical id. */
export const nameOf = (type: string, id: string): string => {
  const { FunctionName, QueueName, TopicName } = of(type).find((each) => each.id === id)?.properties ?? {}
  return FunctionName ?? QueueName ?? TopicName
}

/** Who may do what with a topic. */
export const policyOfTopic = (name: string): Statement[] =>
  of('AWS::SNS::TopicPolicy')
    .filter(({ properties }) =>
      properties.Topics.some((topic: unknown) => nameOf('AWS::SNS::Topic', named(topic)) === name),
    )
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)
