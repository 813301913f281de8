import { ORPCError } from '@orpc/contract'
import { isStorageError } from '../db/errors.ts'
import { type ErrorCode, type ErrorData, errorSentence, errors } from '../shared/contract/index.ts'

/** A typed refusal: the code and details of the contract, and the Chinese sentence as its message. */
export function refusal<C extends ErrorCode>(code: C, data: ErrorData<C>): ORPCError<C, ErrorData<C>> {
  return new ORPCError(code, { status: errors[code].status, data, message: errorSentence(code, data) })
}

/** Runs a read that throws the store's NOT_FOUND and says what was not found. */
export async function found<T>(kind: ErrorData<'NOT_FOUND'>['kind'], read: Promise<T> | T): Promise<NonNullable<T>> {
  try {
    const value = await read
    if (value !== null && value !== undefined) return value
  } catch (error) {
    if (!isStorageError(error, 'NOT_FOUND')) throw error
  }
  throw refusal('NOT_FOUND', { kind })
}
