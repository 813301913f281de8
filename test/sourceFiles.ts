import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type ESTree, parseSync, Visitor } from 'vite'

export const ROOT = path.resolve(import.meta.dirname, '..')

/** What is not the repository's own: see .gitignore. */
const NOT_OURS = new Set([
  'node_modules',
  'out',
  'dist',
  '.ts',
  '.git',
  'test-results',
  'playwright-report',
  'coverage',
])

/** All files below a folder of the repository, as paths from the root with forward slashes. */
export function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return []
    const file = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? filesIn(file) : entry.isFile() ? [file] : []
  })
}

/** TypeScript files below a folder. */
export function sourcesIn(folder: string): string[] {
  return filesIn(folder).filter((file) => /\.tsx?$/.test(file))
}

export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

/** What the architecture rules look at in one source file, read from its syntax tree (so comments and strings do not count). */
export type SourceFacts = {
  /** Module specifiers of every import: static, re-export, type, dynamic, require. */
  imports: string[]
  /** Reads of the clock or of chance: `Date.now()`, `new Date()`, `Math.random()`, `crypto.randomUUID()` … */
  impurities: string[]
  /** Classes with the name of what they extend ('' for none). */
  classes: { name: string; extends: string }[]
  /** Names of exported functions, classes and constants. */
  exports: string[]
}

const IMPURE_MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'Temporal.Now',
])

/** Parses one source file. @throws Error when it does not parse */
export function factsOf(file: string, text: string = textOf(file)): SourceFacts {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const facts: SourceFacts = { imports: [], impurities: [], classes: [], exports: [] }
  const specifier = (node: ESTree.Node | null): void => {
    if (node?.type === 'Literal' && typeof node.value === 'string') facts.imports.push(node.value)
    else if (node) facts.imports.push('(computed)')
  }
  new Visitor({
    ImportDeclaration: (node) => specifier(node.source),
    ExportNamedDeclaration: (node) => {
      specifier(node.source)
      facts.exports.push(...declaredNames(node.declaration))
    },
    ExportAllDeclaration: (node) => specifier(node.source),
    ImportExpression: (node) => specifier(node.source),
    TSImportType: (node) => specifier(node.source),
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier') return
      if (node.callee.name === 'require') specifier((node.arguments[0] as ESTree.Node | undefined) ?? null)
      if (node.callee.name === 'Date') facts.impurities.push('Date()')
    },
    MemberExpression: (node) => {
      const name = `${nameOf(node.object)}.${nameOf(node.property)}`
      if (IMPURE_MEMBERS.has(name)) facts.impurities.push(name)
    },
    NewExpression: (node) => {
      if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) facts.impurities.push('new Date()')
    },
    ClassDeclaration: (node) => {
      facts.classes.push({ name: node.id?.name ?? '', extends: node.superClass ? nameOf(node.superClass) : '' })
    },
    ClassExpression: (node) => {
      facts.classes.push({ name: node.id?.name ?? '', extends: node.superClass ? nameOf(node.superClass) : '' })
    },
  }).visit(program)
  return facts
}

function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name
  if (node.type === 'MemberExpression') return nameOf(node.property)
  return ''
}

function declaredNames(declaration: ESTree.Declaration | null): string[] {
  switch (declaration?.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return declaration.id ? [declaration.id.name] : []
    case 'VariableDeclaration':
      return declaration.declarations.map((each) => nameOf(each.id))
    default:
      return []
  }
}
