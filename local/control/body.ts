import type { z } from 'zod'
import { ServiceError } from '../http/message.ts'

/** Reads a JSON body; throws a bad request with this message if it does not match the schema. */
export function readBody<Content>(schema: z.ZodType<Content>, body: Buffer, message: string): Content {
  try {
    return schema.parse(JSON.parse(body.toString()))
  } catch {
    throw new ServiceError('BadRequest', message)
  }
}
