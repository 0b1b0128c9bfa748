import { z } from 'zod'
import { nameInArn } from './arn.ts'
import { functionName } from './functions.ts'
import type { ParsedResource, TemplateReader } from './reader.ts'

/** An event source of a function. */
interface EventSource {
  id: string
  function: string
  batchSize: number
  /** Whether the function reports which messages failed. */
  partialFailures: boolean
}

/** A queue that feeds a function. */
export interface QueueSource extends EventSource {
  queue: string
}

/** A table's stream that feeds a function. */
export interface StreamSource extends EventSource {
  streamArn: string
  /** Event patterns, one of which must match; without patterns everything matches. */
  patterns: unknown[]
  /** -1 for no limit. */
  maximumRetries: number
  bisect: boolean
  /** The on-failure destination: a queue gets the position of the records, a bucket the records themselves. */
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

type FoundSource = ParsedResource<z.infer<typeof SourceProperties>>

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
    throw new Error(
      `The local run supports only queues and buckets as on-failure destinations, not ${destination}.`,
    )
  }
  return { service, name: nameInArn(destination) }
}
