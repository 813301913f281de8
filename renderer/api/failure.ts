import { ORPCError } from '@orpc/client'
import { type ErrorCode, type ErrorData, errorSentence, errors } from '../../shared/contract/index.ts'
import type { Language } from '../texts/language.tsx'

/** What the server answered instead of a result, told apart by its code. */
export type Failure = { [C in ErrorCode]: { code: C; data: ErrorData<C> } }[ErrorCode]

/** The typed failure in an error; null for one the contract does not know (no connection, a defect). */
export function failureOf(error: unknown): Failure | null {
  return error instanceof ORPCError && error.code in errors ? ({ code: error.code, data: error.data } as Failure) : null
}

/** Sentence for the person: what happened and what to do next. */
export function failureSentence(error: unknown, language: Language, unreachable: string): string {
  const failure = failureOf(error)
  return failure ? errorSentence(failure.code, failure.data, language) : unreachable
}
