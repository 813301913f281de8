import { expect, it } from 'vitest'
import { ranked, rankOf, wellRanked } from '../../renderer/frame/ranking.ts'

const named = (name: string, initials: string) => ({ name, initials })
const steps = [
  named('审理中制发建议文书', 'slzzfjyws'),
  named('中止审理', 'zzsl'),
  named('拟终止', 'nzz'),
  named('登记曾用名', 'djcym djzym'),
]
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name)

it('puts what is called so before what begins so, and that before what holds it', () => {
  expect(names(ranked(steps, 'zz'))).toEqual(['中止审理', '审理中制发建议文书', '拟终止'])
  expect(names(ranked(steps, 'nzz'))).toEqual(['拟终止'])
  expect(rankOf(named('中止审理', 'zzsl'), '中止审理')).toBe(0)
  expect(rankOf(named('中止审理', 'zzsl'), '中止')).toBe(1)
})

it('means the beginning where something begins so', () => {
  expect(names(wellRanked(steps, 'zz'))).toEqual(['中止审理'])
  expect(names(wellRanked(steps, '中制'))).toEqual(['审理中制发建议文书'])
})

it('takes full-width letters, capitals and spaces as they are meant, and every reading of a character', () => {
  expect(names(ranked(steps, 'ＺＺ ＳＬ'))).toEqual(['中止审理'])
  expect(names(ranked(steps, 'djzym'))).toEqual(['登记曾用名'])
  expect(ranked(steps, 'x')).toEqual([])
  expect(ranked(steps, '')).toEqual(steps)
})
