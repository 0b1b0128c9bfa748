import { z } from 'zod'
import type { TableProperties } from '../engine/create-table.ts'
import type { SynthesizedStack } from './assembly.ts'
import { readEventRules, type StackEventRule } from './event-rules.ts'
import { type QueueSource, readEventSources, type StreamSource } from './event-sources.ts'
import { readFunctions, type StackFunction } from './functions.ts'
import { readGrants, type StackGrant } from './grants.ts'
import { readKeys, type StackKey } from './keys.ts'
import { readQueues, readTopics, type StackQueue, type StackTopic } from './messaging.ts'
import { templateReader } from './reader.ts'
import type { ReferenceContext } from './references.ts'
import { readRestApis, type StackRestApi } from './rest-apis.ts'
import { readSchedules, type StackSchedule } from './schedules.ts'
import { readSignIns, type StackSignIn } from './sign-in.ts'

/** A table of the stack. */
export interface StackTable {
  name: string
  streamArn: string
  properties: TableProperties
}

/** A stack with local names and addresses, and every reference resolved. */
export interface Stack {
  name: string
  functions: StackFunction[]
  /** What the functions may do. */
  grants: StackGrant[]
  queues: StackQueue[]
  topics: StackTopic[]
  tables: StackTable[]
  bucketNames: string[]
  eventRules: StackEventRule[]
  keys: StackKey[]
  queueSources: QueueSource[]
  streamSources: StreamSource[]
  schedules: StackSchedule[]
  restApis: StackRestApi[]
  signIns: StackSignIn[]
  outputs: Record<string, string>
}

/** Reads what the local run needs from a synthesized stack. */
export function readStack(
  synthesized: SynthesizedStack,
  context: Omit<ReferenceContext, 'stackName'>,
): Stack {
  const template = templateReader(synthesized, { ...context, stackName: synthesized.name })
  return {
    name: synthesized.name,
    functions: readFunctions(template, synthesized.assetFolder),
    grants: readGrants(template),
    queues: readQueues(template),
    topics: readTopics(template),
    tables: template
      .all('AWS::DynamoDB::Table', z.custom<TableProperties>())
      .map(({ ref, attribute, properties }) => ({
        name: ref,
        streamArn: attribute('StreamArn'),
        properties,
      })),
    bucketNames: template.all('AWS::S3::Bucket', z.object({})).map(({ ref }) => ref),
    eventRules: readEventRules(template),
    keys: readKeys(template),
    ...readEventSources(template),
    schedules: readSchedules(template),
    restApis: readRestApis(template),
    signIns: readSignIns(template),
    outputs: template.outputs(),
  }
}
