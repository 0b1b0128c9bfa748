import { z } from 'zod'
import { functionName } from './functions.ts'
import { nameInArn } from './place.ts'
import type { Found, TemplateReader } from './reader.ts'

/** What feeds a function. */
interface EventSource {
  id: string
  function: string
  batchSize: number
  /** Whether the function names the messages that failed. */
  partialFailures: boolean
}

/** A queue that feeds a function. */
export interface QueueSource extends EventSource {
  queue: string
}

/** A table's stream that feeds a function. */
export interface StreamSource extends EventSource {
  streamArn: string
  /** Event patterns of which one must match; none lets everything through. */
  patterns: unknown[]
  /** -1: until it succeeds. */
  maximumRetries: number
  bisect: boolean
  /** Where what was given up goes: a queue is told its position, a bucket keeps it whole. */
  onFailure: { service: 'sqs' | 's3'; name: string } | undefined
}

const SourceProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().optional(),
  FunctionResponseTypes: z.array(z.string()).default([]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).default({ Filters: [] }),
  MaximumRetryAttempts: z.number().default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
})

/** Reads which queues and streams feed which functions. */
export function readEventSources(template: TemplateReader): {
  queueSources: QueueSource[]
  streamSources: StreamSource[]
} {
  const sources = template.all('AWS::Lambda::EventSourceMapping', SourceProperties)
  const isStream = ({ properties }: (typeof sources)[number]) =>
    properties.EventSourceArn.includes(':dynamodb:')
  return {
    queueSources: sources
      .filter((source) => !isStream(source))
      .map((source) => ({
        ...eventSource(source, 10),
        queue: nameInArn(source.properties.EventSourceArn),
      })),
    streamSources: sources.filter(isStream).map(streamSource),
  }
}

type FoundSource = Found<z.infer<typeof SourceProperties>>

function eventSource({ id, properties }: FoundSource, defaultBatchSize: number): EventSource {
  return {
    id,
    function: functionName(properties.FunctionName),
    batchSize: properties.BatchSize ?? defaultBatchSize,
    partialFailures: properties.FunctionResponseTypes.includes('ReportBatchItemFailures'),
  }
}

function streamSource(source: FoundSource): StreamSource {
  const { properties } = source
  const destination = properties.DestinationConfig?.OnFailure.Destination
  return {
    ...eventSource(source, 100),
    streamArn: properties.EventSourceArn,
    patterns: properties.FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern)),
    maximumRetries: properties.MaximumRetryAttempts,
    bisect: properties.BisectBatchOnFunctionError,
    onFailure: destination === undefined ? undefined : readDestination(destination),
  }
}

function readDestination(destination: string): StreamSource['onFailure'] {
  const service = destination.split(':')[2]
  if (service !== 'sqs' && service !== 's3') {
    throw new Error(`The local run knows queues and buckets for what a stream gives up, not ${destination}.`)
  }
  return { service, name: nameInArn(destination) }
}
