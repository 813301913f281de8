import { expect, it } from 'vitest'
import { asItStands, carriedOver } from '../../renderer/screens/case/asItStands.ts'
import type { LogEntry } from '../../shared/contract/index.ts'

const entry = (seq: number, type: LogEntry['type'], data: Record<string, unknown>): LogEntry => ({
  seq,
  type,
  on: '2026-03-02',
  recordedAt: '2026-03-02T02:00:00.000Z',
  by: { id: 'u', name: '承某' },
  data,
  sealed: [],
  voidedBy: null,
  correctedBy: [],
})

it('an entry stands as its corrections left it, in their order', () => {
  const noted = entry(3, 'NOTED', { note: '来电' })
  const history = [
    noted,
    entry(4, 'CORRECT', { seq: 3, changes: [{ field: 'note', value: '来信' }], reason: '笔误' }),
    entry(5, 'CORRECT', { seq: 2, changes: [{ field: 'note', value: '别处' }], reason: '笔误' }),
    entry(6, 'CORRECT', { seq: 3, changes: [{ field: 'on', value: '2026-03-01' }], reason: '日期' }),
  ]
  expect(asItStands(history, noted)).toEqual({ on: '2026-03-01', data: { note: '来信' } })
})

it('what nobody touched here follows the other person, what was touched stays', () => {
  const before = { on: '2026-03-02', data: { note: '来电', place: '窗口' } }
  const now = { on: '2026-03-01', data: { note: '来信', place: '窗口', extra: '新增' } }
  expect(carriedOver(before, before, now)).toEqual(now)
  expect(carriedOver({ on: '2026-03-02', data: { note: '来访', place: '窗口' } }, before, now)).toEqual({
    on: '2026-03-01',
    data: { note: '来访', place: '窗口', extra: '新增' },
  })
})
