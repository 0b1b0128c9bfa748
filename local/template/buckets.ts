import { z } from 'zod'
import { nameInArn } from './place.ts'
import type { TemplateReader } from './reader.ts'

/** A bucket of the stack. */
export interface StackBucket {
  name: string
  /** The queues that are told of each new object. */
  toldQueues: string[]
}

const BucketProperties = z.object({
  NotificationConfiguration: z
    .object({ QueueConfigurations: z.array(z.object({ Queue: z.string() })).default([]) })
    .default({ QueueConfigurations: [] }),
})

/** Reads the buckets. */
export function readBuckets(template: TemplateReader): StackBucket[] {
  return template.all('AWS::S3::Bucket', BucketProperties).map(({ ref, properties }) => ({
    name: ref,
    toldQueues: properties.NotificationConfiguration.QueueConfigurations.map(({ Queue }) => nameInArn(Queue)),
  }))
}
