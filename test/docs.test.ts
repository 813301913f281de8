import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { statesDocument } from '../scripts/statesDocument.ts'
import { eventTypes } from '../shared/case/index.ts'
import { filesIn, textOf } from './sourceFiles.ts'

describe('docs/states.md', () => {
  it('is what the statechart generates now (else: npm run docs)', () => {
    expect(textOf('docs/states.md')).toBe(statesDocument())
  })

  it('names every event of the catalogue', () => {
    const text = textOf('docs/states.md')
    expect(eventTypes.filter((type) => !text.includes(`\`${type}\``))).toEqual([])
  })
})

describe('links between documents', () => {
  const documents = filesIn('.').filter((file) => file.endsWith('.md'))

  it('lead to files that exist', () => {
    const files = new Set(filesIn('.'))
    const folders = new Set([...files].map((file) => path.posix.dirname(file)))
    const broken = documents.flatMap((document) =>
      [...textOf(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] as string)
        .filter((link) => !/^[a-z]+:/.test(link))
        .map((link) => path.posix.join(path.posix.dirname(document), link).replace(/\/$/, ''))
        .filter((link) => !files.has(link) && !folders.has(link))
        .map((link) => `${document} -> ${link}`),
    )
    expect(broken).toEqual([])
  })
})
