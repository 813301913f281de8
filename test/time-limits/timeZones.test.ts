import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('./printAnswers.ts', import.meta.url))

function underZone(zone: string): { localHour: number; answers: { answers: unknown[] } } {
  const output = execFileSync(process.execPath, [script], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return JSON.parse(output)
}

test('the machine’s time zone makes no difference', () => {
  const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland']
  const runs = zones.map(underZone)
  expect(runs.map((run) => run.localHour)).toEqual([0, 8, 16, 13])
  const [first, ...others] = runs
  expect(first?.answers.answers.length).toBeGreaterThan(30)
  for (const other of others) expect(other.answers).toEqual(first?.answers)
}, 60_000)
