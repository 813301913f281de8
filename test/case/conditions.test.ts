import { describe, expect, it } from 'vitest'
import { type Condition, caseMachine, conditions } from '../../shared/case/index.ts'
import type { Rule } from '../../shared/case/machine.ts'

type Config = { states?: Record<string, Config>; on?: Record<string, unknown> }

/** The conditions every transition of the machine names. */
function named(config: Config): string[] {
  const own = Object.values(config.on ?? {})
    .flat()
    .flatMap((t) => (t as { guard?: { params?: Rule } }).guard?.params?.needs ?? [])
  return [...own, ...Object.values(config.states ?? {}).flatMap(named)]
}

describe('conditions', () => {
  const used = new Set(named(caseMachine.config as unknown as Config))
  const all = Object.entries(conditions) as [string, Condition][]

  it('are each used by the statechart, and none is missing', () => {
    expect([...used].filter((name) => !(name in conditions))).toEqual([])
    expect(all.map(([name]) => name).filter((name) => !used.has(name))).toEqual([])
  })

  it.each(all)('%s says itself, its article and what would meet it', (_name, condition) => {
    expect(condition.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(condition.remedy.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(condition.en).not.toBe('')
    expect(condition.remedy.en).not.toBe('')
    expect(condition.article).toMatch(/第\d+条|100%|规定|规范/)
  })

  it('have no two equal sentences', () => {
    const sentences = all.map(([, condition]) => condition.zh)
    expect(sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i)).toEqual([])
  })
})
