import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type { Refusal as AnyRefusal } from '../../../lambdas/application/core/refusal.ts'
import type { Answer, Answers } from '../../../lambdas/application/gate/check.ts'
import type { ApplicationEvent as Published } from '../../../lambdas/contract/application-event.ts'
import type { GateAnswer, GateAnswers } from '../../../lambdas/contract/gate-answer.ts'
import type { anyOperatorAnswer } from '../../../lambdas/contract/operator-answer.ts'
import type { anyRecordsAnswer } from '../../../lambdas/contract/records-answer.ts'
import type { Refusal } from '../../../lambdas/contract/refusal.ts'
import type { SendAnswer } from '../../../lambdas/contract/send-answer.ts'
import type { ApplicationEvent } from '../../../lambdas/domain/core/application-event.ts'
import type { RefusalCode } from '../../../lambdas/domain/core/vocabulary.ts'
import type { OperatorAnswer } from '../../../lambdas/handlers/operator/handler.ts'
import type { RecordsAnswer } from '../../../lambdas/handlers/records/handler.ts'

// `npm run types` proves these.

test('whatever the gate answers is contract 1', () => {
  expectTypeOf<Answer>().toExtend<GateAnswer>()
  expectTypeOf<Answers>().toExtend<GateAnswers>()
})

test('a refusal of the gate is contract 1', () => {
  expectTypeOf<Refusal['error']['code']>().toExtend<RefusalCode>()
  expectTypeOf<Omit<AnyRefusal['error'], 'code'>>().toEqualTypeOf<Omit<Refusal['error'], 'code'>>()
})

test('whatever is published is contract 1', () => {
  expectTypeOf<ApplicationEvent>().toExtend<Published>()
})

test('what is denied or deferred when asked is denied or deferred in the same words when sent', () => {
  expectTypeOf<Exclude<GateAnswer, { decision: 'allow' }>>().toExtend<SendAnswer>()
})

test('whatever the operations answer is contract 1', () => {
  expectTypeOf<OperatorAnswer>().toExtend<z.infer<typeof anyOperatorAnswer>>()
  expectTypeOf<RecordsAnswer>().toExtend<z.infer<typeof anyRecordsAnswer>>()
})
