import type { z } from 'zod'
import { ServiceError } from '../http/message.ts'

/** Reads a JSON body, or refuses it with one sentence. */
export function readBody<Content>(schema: z.ZodType<Content>, body: Buffer, sentence: string): Content {
  try {
    return schema.parse(JSON.parse(body.toString()))
  } catch {
    throw new ServiceError('BadRequest', sentence)
  }
}
