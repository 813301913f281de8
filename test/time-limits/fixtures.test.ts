import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkTimeLimits } from '../../cli/check/timeLimits.ts'

const shared = fileURLToPath(new URL('../fixtures/time-limits.json', import.meta.url))

function check(rows: readonly object[]): ReturnType<typeof checkTimeLimits> {
  const folder = mkdtempSync(join(tmpdir(), 'time-limits-'))
  try {
    const file = join(folder, 'rows.json')
    writeFileSync(file, JSON.stringify(rows))
    return checkTimeLimits(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('every row of the shared file comes out', () => {
  const result = checkTimeLimits(shared)
  expect(result.lines).toEqual([])
  expect(result).toMatchObject({ passed: 33, failed: 0 })
})

describe('the check itself', () => {
  test('says which key of which row came out otherwise', () => {
    const row = { id: 'X', rule: 'D01', facts: { trigger: '2024-02-05' } }
    const result = check([
      { ...row, expected: { nominal: '2024-04-05', dueLegal: '2024-04-08', inTime: true } },
      { ...row, expected: { dueLegal: '2024-04-07' } },
    ])
    expect(result).toMatchObject({ passed: 1, failed: 1 })
    expect(result.lines).toEqual([
      'X dueLegal: expected 2024-04-08, got 2024-04-07',
      'X inTime: expected true, got nothing',
    ])
  })

  test('does not pass over facts or rules it does not know', () => {
    const result = check([
      { id: 'A', rule: 'D01', facts: { trigger: '2024-02-05', weather: 'fine' }, expected: {} },
      { id: 'B', rule: 'D04', facts: { trigger: '2024-02-05' }, expected: {} },
      { id: 'C', rule: 'D01', facts: { trigger: '2024-02-30' }, expected: {} },
      { id: 'D', rule: 'D15', facts: {}, expected: { dueLegal: '2024-02-05' } },
      { id: 'E', rule: 'D15', facts: { trigger: '2024-02-05' }, expected: { rejected: 'extension-over-30-days' } },
    ])
    expect(result).toMatchObject({ passed: 0, failed: 5 })
    expect(result.lines.map((line) => line.slice(0, 1))).toEqual(['A', 'B', 'C', 'D', 'E'])
  })
})

// One row at least for each fact and each answer of the fixture format the shared file does not use.
describe('facts of the format', () => {
  test.each([
    [
      'posted in time',
      'D01',
      { trigger: '2024-02-05', postmarkedOn: '2024-04-07', receivedOn: '2024-04-09' },
      { inTime: true },
    ],
    ['received late', 'D01', { trigger: '2024-02-05', receivedOn: '2024-04-08' }, { inTime: false }],
    [
      'announced period',
      'D01',
      { announcementEndsOn: '2024-08-02' },
      { nominal: '2024-10-01', dueLegal: '2024-10-08' },
    ],
    ['request without answer', 'D01h', { requestReceivedOn: '2025-08-04' }, { nominal: '2025-12-02' }],
    [
      'obstacle',
      'D03',
      { trigger: '2025-03-04', obstacles: [{ from: '2025-03-10', to: '2025-03-19' }] },
      { nominal: '2025-05-13', dueLegal: '2025-05-13' },
    ],
    [
      'self-correction',
      'D03c',
      { trigger: '2026-07-10', selfCorrection: { from: '2026-07-20', to: '2026-07-27' } },
      { nominal: '2026-09-16', dueLegal: '2026-09-16' },
    ],
    [
      'year on a Sunday',
      'D01g',
      { contentKnownOn: '2025-03-08', toldOn: '2026-02-20' },
      { nominal: '2026-03-08', dueLegal: '2026-03-09', adviseBy: '2026-03-08' },
    ],
    [
      'real estate',
      'D02',
      { actMadeOn: '2005-11-18', realEstate: true, trigger: '2025-10-30' },
      { nominal: '2025-11-18' },
    ],
    [
      'silence on acceptance',
      'D05',
      { receivedOn: '2025-09-26', noDecision: true },
      { deemedAcceptedOn: '2025-10-10' },
    ],
    [
      'copy after deemed acceptance',
      'D11',
      { receivedOn: '2025-09-26', noDecision: true },
      { deemedAcceptedOn: '2025-10-10', dueLegal: '2025-10-20' },
    ],
    [
      'decision after deemed acceptance',
      'D15',
      { receivedOn: '2025-09-26', noDecision: true },
      { deemedAcceptedOn: '2025-10-10', nominal: '2025-12-09' },
    ],
    ['hearing', 'D18', { hearingOn: '2025-10-16' }, { latestNoticeOn: '2025-10-09' }],
    [
      'inspection',
      'D15',
      { trigger: '2026-07-06', excluded: [{ kind: 'inspection', from: '2026-07-10', to: '2026-07-12' }] },
      { nominal: '2026-09-07' },
    ],
    [
      'elevation refused',
      'D15',
      { trigger: '2026-07-06', excluded: [{ kind: 'elevation', from: '2026-07-10', to: '2026-07-20' }] },
      { nominal: '2026-09-14' },
    ],
    ['termination', 'D24', { trigger: '2025-08-04' }, { nominal: '2025-10-03', earliestTerminationOn: '2025-10-04' }],
    [
      'silence on the case',
      'D30',
      { acceptedOn: '2026-03-02', noDecision: true },
      { dueLegal: '2026-05-21', adviseBy: '2026-05-18' },
    ],
    ['announcement', 'D34', { publishedOn: '2025-09-03' }, { servedOn: '2025-10-03' }],
    [
      'suit after announcement',
      'D29',
      { publishedOn: '2026-05-06' },
      { servedOn: '2026-06-05', nominal: '2026-06-20', dueLegal: '2026-06-22' },
    ],
    [
      'extension in parts',
      'D16',
      { trigger: '2026-04-28', extensionDays: [20, 15] },
      { rejected: 'extension-over-30-days', nominal: '2026-07-17' },
    ],
  ])('%s', (id, rule, facts, expected) => {
    expect(check([{ id, rule, facts, expected, runUnder: { TZ: 'America/Los_Angeles' } }]).lines).toEqual([])
  })
})
