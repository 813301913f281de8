import { describe, expect, test } from 'vitest'
import { eventDefinition, eventTypes } from '../../shared/case/events.ts'
import type { Fields } from '../../shared/case/fields.ts'
import { documentKinds, documents } from '../../shared/documents/index.ts'
import {
  fieldHelp,
  fieldLabel,
  isTermCode,
  type Term,
  type TermGroup,
  termArticle,
  termCodes,
  termName,
  terms,
} from '../../shared/terms/index.ts'

const groups = Object.keys(terms) as TermGroup[]
const namesOf = (group: TermGroup): Term[] => Object.values(terms[group])

/** Every blank of a form with the path by which its label is asked, rows included. */
function blanks(fields: Fields, parent = ''): { path: string; field: Fields[string] }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = parent + name
    return [{ path, field }, ...(field.kind === 'rows' ? blanks(field.fields, `${path}.`) : [])]
  })
}

const twice = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at)

describe('every group', () => {
  test.each(groups)('%s: names are filled in and in the right language', (group) => {
    for (const { zh, en, article } of namesOf(group)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(zh).toBe(zh.trim())
      expect(en).toMatch(/^[\x20-\x7e]+$/)
      expect(en).toBe(en.trim())
      if (article !== undefined) expect(article).toMatch(/^\p{Script=Han}+ 第\d+条/u)
    }
  })

  // Labels and help repeat across events on purpose; within one form they are checked below.
  test.each(groups.filter((group) => group !== 'field' && group !== 'fieldHelp'))('%s: names are unique', (group) => {
    expect(twice(namesOf(group).map(({ zh }) => zh))).toEqual([])
    expect(twice(namesOf(group).map(({ en }) => en))).toEqual([])
  })

  test('codes can be read by zod, the database and a URL', () => {
    for (const group of groups) for (const code of termCodes(group)) expect(code).toMatch(/^[A-Za-z][A-Za-z0-9_.]*$/)
  })
})

describe('events of the statechart', () => {
  test('each has exactly one verb', () => {
    expect([...termCodes('eventType')].sort()).toEqual([...eventTypes].sort())
  })

  test('each belongs to a named group, recorded by named roles', () => {
    for (const type of eventTypes) {
      expect(termCodes('eventGroup')).toContain(eventDefinition(type).group)
      for (const role of eventDefinition(type).by) expect(isTermCode('role', role)).toBe(true)
    }
  })

  test.each(eventTypes)('%s: every blank has a label, and no two blanks of a form share one', (type) => {
    const all = [{ path: 'on', field: { kind: 'date' } as const }, ...blanks(eventDefinition(type).fields)]
    const labels = new Map<string, string[]>()
    for (const { path, field } of all) {
      const label = fieldLabel(type, path, 'zh')
      expect(fieldLabel(type, path, 'en')).not.toBe('')
      // Rows stand apart on the screen: only siblings must differ.
      const parent = path.slice(0, path.lastIndexOf('.') + 1)
      labels.set(parent, [...(labels.get(parent) ?? []), label])
      if (field.kind === 'term' || field.kind === 'terms') expect(termCodes(field.group).length).toBeGreaterThan(0)
    }
    for (const siblings of labels.values()) expect(twice(siblings)).toEqual([])
  })

  test('each has its own name for the day it happened', () => {
    for (const type of eventTypes) expect(isTermCode('field', `${type}.on`), type).toBe(true)
  })

  test('values named by showWhen exist', () => {
    for (const type of eventTypes) {
      const { fields } = eventDefinition(type)
      for (const { path, field } of blanks(fields)) {
        if (!field.showWhen) continue
        const other = fields[field.showWhen.field]
        expect(other, `${type}.${path}`).toBeDefined()
        if (other?.kind === 'term')
          for (const code of field.showWhen.is) expect(isTermCode(other.group, code)).toBe(true)
      }
    }
  })

  test('no label or help is left over from a field that is gone', () => {
    const asked = new Set<string>()
    for (const type of eventTypes) {
      for (const path of ['on', ...blanks(eventDefinition(type).fields).map((blank) => blank.path)]) {
        const names = path.split('.')
        asked.add(`${type}.${path}`)
        names.forEach((_, start) => {
          asked.add(names.slice(start).join('.'))
        })
      }
    }
    for (const kind of documentKinds) {
      for (const field of Object.keys(documents[kind].asks)) asked.add(`${kind}.${field}`)
    }
    const ofConsultation = (key: string) => isTermCode('consultationEventType', key.split('.')[0])
    const stale = [...termCodes('field'), ...termCodes('fieldHelp')].filter(
      (key) => !asked.has(key) && !ofConsultation(key),
    )
    expect(stale).toEqual([])
  })
})

describe('look-up', () => {
  test('names, English names, articles', () => {
    expect(termName('decisionKind', 'UPHOLD', 'zh')).toBe('维持')
    expect(termName('decisionKind', 'UPHOLD', 'en')).toBe('uphold')
    expect(termName('role', 'caseOfficer')).toBe('承办人')
    expect(termArticle('suspensionGround', 'S6')).toBe('行政复议法 第39条第1款第6项')
    expect(termArticle('band', 'near')).toBeUndefined()
  })

  test('an unknown code is a defect, also a name every object has', () => {
    expect(() => termName('decisionKind', 'UPHELD', 'zh')).toThrow('unknown term decisionKind.UPHELD')
    expect(() => termArticle('role', 'constructor')).toThrow('unknown term')
    expect(isTermCode('role', 'toString')).toBe(false)
    expect(isTermCode('role', undefined)).toBe(false)
  })

  test('the most specific label wins', () => {
    expect(fieldLabel('COPY_SERVED', 'on')).toBe('被申请人收到日期')
    expect(fieldLabel('APPLICATION_RECEIVED', 'parties.name')).toBe('姓名或者名称')
    expect(fieldLabel('APPLICATION_RECEIVED', 'materials.name')).toBe('材料名称')
    expect(fieldLabel('MEDIATION_OFFERED', 'asked.attempts.on')).toBe('联系日期')
    expect(fieldLabel('THIRD_PARTY_JOINED', 'parties.name', 'en')).toBe('name')
    expect(() => fieldLabel('ACCEPT', 'nothing')).toThrow('no label for field ACCEPT.nothing')
  })

  test('help is there where clerks err, and absent elsewhere', () => {
    expect(fieldHelp('SUSPEND', 'on')).toContain('决定中止之日')
    expect(fieldHelp('APPROVED', 'defectFound', 'en')).toContain('Every outcome')
    expect(fieldHelp('NOTED', 'note')).toBeUndefined()
  })
})
