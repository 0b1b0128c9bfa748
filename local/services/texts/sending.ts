import { z } from 'zod'
import { ServiceError } from '../../http/message.ts'

const PHONE = /^\+?[1-9][0-9]{1,18}$/

/** A `SendTextMessage` request, with the limits of the service's own model. */
export const SendTextMessage = z.object({
  DestinationPhoneNumber: z.string().regex(PHONE),
  OriginationIdentity: z
    .string()
    .max(256)
    .regex(/^[A-Za-z0-9_:/+-]+$/)
    .optional(),
  MessageBody: z
    .string()
    .max(1600)
    .regex(/^(?!\s*$)[\s\S]+$/)
    .optional(),
  MessageType: z.enum(['TRANSACTIONAL', 'PROMOTIONAL']).optional(),
  TimeToLive: z.int().min(5).max(259_200).optional(),
  MaxPrice: z
    .string()
    .regex(/^[0-9]{0,2}\.[0-9]{1,5}$/)
    .optional(),
  Context: z
    .record(z.string().min(1).max(100), z.string().min(1).max(800))
    .refine((pairs) => Object.keys(pairs).length <= 5, 'at most 5 pairs')
    .optional(),
  ConfigurationSetName: z.string().optional(),
  DryRun: z.boolean().optional(),
})

/** A request about one number of an opt-out list. */
export const OptedOutNumber = z.object({
  OptOutListName: z.literal('Default'),
  OptedOutNumber: z.string().regex(PHONE),
})

/** A request for numbers of an opt-out list; the token is the last number of the previous page. */
export const OptedOutNumbers = z.object({
  OptOutListName: z.literal('Default'),
  OptedOutNumbers: z.array(z.string().regex(PHONE)).max(5).optional(),
  MaxResults: z.int().min(1).max(100).default(100),
  NextToken: z.string().regex(PHONE).optional(),
})

/** Reads a request; throws as the service does, with the names of fields and no values. */
export function readInput<Input>(schema: z.ZodType<Input>, input: unknown): Input {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const Fields = read.error.issues.map(({ path, message }) => ({ Name: path.join('.'), Message: message }))
  throw new ServiceError('ValidationException', `Invalid: ${Fields.map(({ Name }) => Name).join(', ')}`, {
    Reason: 'FIELD_VALIDATION_FAILED',
    Fields,
  })
}
