import { z } from 'zod'
import type { NumberKind } from '../case/organ.ts'
import { command, desk, query, signedIn, stewards, supervisors } from './define.ts'
import { only } from './errors.ts'
import { id, instant, person, reason, year } from './values.ts'

export const numberRow = z.object({
  id,
  year,
  sequence: z.int(),
  number: z.string(),
  status: z.enum(['reserved', 'used', 'void', 'imported']),
  /** The case or consultation that bears it. */
  caseId: id.nullable(),
  consultationId: id.nullable(),
  reason: z.string().nullable(),
  by: person.nullable(),
  at: instant,
})

/** Cases and consultations are numbered apart. */
export const numberKinds = ['case', 'consultation'] as const satisfies readonly NumberKind[]
const kind = z.enum(numberKinds).default('case')

export const numbers = {
  /** `highest` is that of the number prefix in force. */
  list: query(signedIn)
    .route({ summary: '案号登记 Numbers of a year' })
    .input(z.object({ year, kind }))
    .output(z.object({ rows: z.array(numberRow), highest: z.int() })),
  /** Sequence numbers up to the highest that no row accounts for. */
  gaps: query(signedIn)
    .route({ summary: '断号 Gaps' })
    .input(z.object({ year, kind }))
    .output(z.object({ gaps: z.array(z.object({ sequence: z.int(), number: z.string() })), highest: z.int() })),
  reserve: command(desk)
    .route({ summary: '预留案号 Reserve a number' })
    .input(z.object({ year, reason }))
    .output(numberRow),
  /** Gives up a reserved number, with the reason; it is never issued again. */
  void: command(supervisors)
    .route({ summary: '作废案号 Void a reserved number' })
    .errors(only('NOT_FOUND', 'NUMBER_NOT_RESERVED'))
    .input(z.object({ id, reason }))
    .output(numberRow),
  /** Numbers up to `to` were used in an older register: the next one is `to` + 1. It never moves back. */
  pushCounter: command(stewards)
    .route({ summary: '调整起始号 Push the counter' })
    .input(z.object({ year, kind, to: z.int().min(1).max(99_999) }))
    .output(z.object({ highest: z.int() })),
}

export type NumberRow = z.output<typeof numberRow>
