import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { factsOf, filesIn, ROOT, sourcesIn, textOf } from './sourceFiles.ts'

type Rule = {
  /** Folders (or files) of ours that may be imported, beside the folder itself. */
  folders: string[]
  packages: RegExp
}

/** Who may import whom. A folder that is not listed may not hold sources; docs/architecture.md gives the reasons. */
const RULES: Record<string, Rule> = {
  'shared/time-limits': { folders: [], packages: /^zod$/ },
  'shared/terms': { folders: [], packages: /^zod$/ },
  'shared/case': { folders: ['shared/time-limits', 'shared/terms'], packages: /^(zod|xstate)$/ },
  'shared/duties': { folders: ['shared/case', 'shared/time-limits', 'shared/terms'], packages: /^(zod|xstate)$/ },
  'shared/reports': {
    folders: ['shared/duties', 'shared/case', 'shared/time-limits', 'shared/terms'],
    packages: /^zod$/,
  },
  'shared/documents': {
    folders: ['shared/duties', 'shared/case', 'shared/time-limits', 'shared/terms'],
    packages: /^zod$/,
  },
  'shared/contract': { folders: ['shared'], packages: /^(zod|@orpc\/contract)$/ },
  db: { folders: ['shared'], packages: /^(better-sqlite3|kysely|kysely\/.*|pg|node:.*)$/ },
  server: {
    folders: ['db', 'shared'],
    packages: /^(kysely|zod|docx|hash-wasm|pinyin-pro|@orpc\/(server|openapi|zod|contract)(\/.*)?|node:.*)$/,
  },
  'electron/preload': { folders: ['electron/wire.ts', 'shared/contract'], packages: /^electron$/ },
  'electron/main': {
    folders: ['electron', 'server', 'db', 'shared'],
    packages: /^(electron(\/main)?|@orpc\/(server|client)(\/.*)?|zod|node:.*)$/,
  },
  'electron/core': {
    folders: ['electron', 'server', 'db', 'shared'],
    packages: /^(electron(\/utility)?|@orpc\/server(\/.*)?|zod|node:.*)$/,
  },
  renderer: {
    folders: ['shared'],
    packages:
      /^(react|react-dom|react-router|antd|@ant-design\/icons|@tanstack\/.*|echarts|fflate|marked|pdfjs-dist|zod|@orpc\/(client|contract))(\/.*)?$/,
  },
  cli: { folders: ['server', 'db', 'shared'], packages: /^(@orpc\/(server|contract)|zod|node:.*)$/ },
}

const TOP_FOLDERS = ['shared', 'db', 'server', 'electron', 'renderer', 'cli', 'bench', 'scripts', 'test']

const isIn = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`)

/** Whether a file lies directly in one of the top folders. */
const isTopFile = (file: string): boolean => file.split('/').length === 2

/** The path from the root that a relative specifier in `file` means. */
const target = (file: string, specifier: string): string => path.posix.join(path.posix.dirname(file), specifier)

/** The imports of a file that its folder's rule does not allow. */
function forbiddenImports(file: string, folder: string, rule: Rule, imports: string[]): string[] {
  return imports.filter((specifier) =>
    specifier.startsWith('.')
      ? ![folder, ...rule.folders].some((allowed) => isIn(target(file, specifier), allowed))
      : !rule.packages.test(specifier),
  )
}

describe('who may import whom', () => {
  it.each(Object.entries(RULES).filter(([folder]) => existsSync(path.join(ROOT, folder))))('%s', (folder, rule) => {
    const broken = sourcesIn(folder).flatMap((file) =>
      forbiddenImports(file, folder, rule, factsOf(file).imports).map((specifier) => `${file} -> ${specifier}`),
    )
    expect(broken).toEqual([])
  })

  it('knows every folder below shared and electron', () => {
    const unknown = ['shared', 'electron']
      .flatMap(sourcesIn)
      .filter((file) => file.split('/').length > 2 && !Object.keys(RULES).some((folder) => isIn(file, folder)))
    expect(unknown).toEqual([])
  })

  it('lets files directly in shared import nothing of ours, and those directly in electron what electron may', () => {
    const rules = { shared: [], electron: ['server', 'shared', ...sourcesIn('electron').filter(isTopFile)] }
    const broken = Object.entries(rules).flatMap(([folder, folders]) =>
      sourcesIn(folder)
        .filter(isTopFile)
        .flatMap((file) => forbiddenImports(file, file, { folders, packages: /^zod$/ }, factsOf(file).imports)),
    )
    expect(broken).toEqual([])
  })

  it('lets a migration import nothing but the migration helper', () => {
    const broken = sourcesIn('db/migrations')
      .filter((file) => !file.endsWith('/index.ts'))
      .flatMap((file) => factsOf(file).imports.map((specifier) => [file, specifier]))
      .filter(([, specifier]) => specifier !== '../migrate.ts')
    expect(broken).toEqual([])
  })

  it('agrees with the project references of TypeScript', () => {
    for (const folder of ['shared', 'db', 'server', 'electron', 'renderer', 'cli']) {
      const { references } = JSON.parse(textOf(`${folder}/tsconfig.json`)) as { references: { path: string }[] }
      const allowed = new Set(
        Object.entries(RULES)
          .filter(([name]) => isIn(name, folder))
          .flatMap(([, rule]) => rule.folders.map((name) => name.split('/')[0]))
          .filter((name) => name !== folder),
      )
      expect(new Set(references.map((reference) => path.posix.basename(reference.path))), folder).toEqual(allowed)
    }
  })

  it('sees every way of importing, and no comment or string', () => {
    const text = `
      import a from './a.ts'
      import type { B } from '../b.ts'
      export { c } from 'c'
      export * from 'd'
      const e = await import('e')
      type F = import('./f.ts').F
      const g = require('g')
      // import h from 'h'
      const text = "import i from 'i'"`
    expect(factsOf('x.ts', text).imports).toEqual(['./a.ts', '../b.ts', 'c', 'd', 'e', './f.ts', 'g'])
    expect(
      forbiddenImports('renderer/x.ts', 'renderer', RULES['renderer'] as Rule, ['../db/a.ts', '../shared/b.ts']),
    ).toEqual(['../db/a.ts'])
  })
})

describe('the domain is pure', () => {
  it('reads no clock and no chance in shared', () => {
    const broken = sourcesIn('shared').flatMap((file) => factsOf(file).impurities.map((what) => `${file}: ${what}`))
    expect(broken).toEqual([])
  })

  it('would notice', () => {
    const text =
      'const a = [Date.now(), new Date(), Math.random(), new Date(0), globalThis.crypto.randomUUID()] // Date.now()'
    expect(factsOf('x.ts', text).impurities.sort()).toEqual([
      'Date.now',
      'Math.random',
      'crypto.randomUUID',
      'new Date()',
    ])
  })
})

describe('names and shapes', () => {
  const sources = TOP_FOLDERS.flatMap(sourcesIn)

  it('has no folder or file for leftovers', () => {
    const leftovers = sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/i.test(file))
    expect(leftovers).toEqual([])
  })

  it('writes modules in camelCase, migrations as 0010_name.ts', () => {
    const odd = sources.filter((file) => {
      const name = path.posix.basename(file)
      if (isIn(file, 'db/migrations') && name !== 'index.ts') return !/^\d{4}_[a-z][a-zA-Z0-9]*\.ts$/.test(name)
      return !/^[a-z][a-zA-Z0-9]*(\.(test|spec|d))?\.ts$|\.tsx$/.test(name)
    })
    expect(odd).toEqual([])
  })

  it('keeps PascalCase.tsx for files that export components', () => {
    const odd = sources
      .filter((file) => /\/[A-Z][^/]*(?<!\.test)\.tsx$/.test(file))
      .filter((file) => !factsOf(file).exports.some((name) => /^[A-Z]/.test(name)))
    expect(odd).toEqual([])
  })

  it('uses classes for errors only (and for the one error boundary React asks a class for)', () => {
    const others = ['shared', 'db', 'server', 'electron', 'renderer', 'cli']
      .flatMap(sourcesIn)
      .flatMap((file) => factsOf(file).classes.map((found) => ({ file, ...found })))
      .filter(
        (found) => !found.extends.endsWith('Error') && !(isIn(found.file, 'renderer') && found.extends === 'Component'),
      )
    expect(others).toEqual([])
  })
})

type Manifest = {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  optionalDependencies: Record<string, string>
  devDependencies: Record<string, string>
}
type Lock = {
  packages: Record<
    string,
    {
      integrity?: string
      resolved?: string
      link?: boolean
      hasInstallScript?: boolean
      optionalDependencies?: Record<string, string>
    }
  >
}

describe('packages', () => {
  const manifest = JSON.parse(textOf('package.json')) as Manifest & { allowScripts: Record<string, boolean> }
  const { packages } = JSON.parse(textOf('package-lock.json')) as Lock

  it('names exact versions', () => {
    const ranges = Object.entries({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.devDependencies,
    }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    expect(ranges).toEqual([])
  })

  it('ships one package, the native one; everything else is bundled', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3'])
  })

  it('locks every package with a hash and without an address', () => {
    const entries = Object.entries(packages).filter(([name, entry]) => name !== '' && !entry.link)
    expect(entries.length).toBeGreaterThan(100)
    expect(entries.filter(([, entry]) => !entry.integrity).map(([name]) => name)).toEqual([])
    expect(entries.filter(([, entry]) => entry.resolved).map(([name]) => name)).toEqual([])
  })

  it('locks the optional packages of all platforms, or npm ci fails elsewhere', () => {
    const locked = new Set(Object.keys(packages).map((name) => name.split('node_modules/').at(-1)))
    const missing = Object.entries(packages).flatMap(([name, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((optional) => !locked.has(optional))
        .map((optional) => `${name} -> ${optional}`),
    )
    expect(missing).toEqual([])
  })

  it('lets no package run an install script', () => {
    const withScripts = Object.entries(packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([name]) => name.split('node_modules/').at(-1) as string)
    expect(withScripts.filter((name) => manifest.allowScripts[name] !== false)).toEqual([])
    expect(Object.values(manifest.allowScripts)).not.toContain(true)
    expect(textOf('.npmrc')).toContain('strict-allow-scripts=true')
  })

  it('has one copy of the packages that break when doubled', () => {
    for (const name of ['react', 'react-dom', '@ant-design/cssinjs', '@ant-design/icons', 'zod', 'xstate']) {
      const copies = Object.keys(packages).filter((key) => key.endsWith(`node_modules/${name}`))
      expect(copies, name).toHaveLength(1)
    }
  })

  it('documents every npm script in the README', () => {
    const readme = textOf('README.md')
    const missing = Object.keys(manifest.scripts).filter(
      (name) => !new RegExp(`\`npm (run )?${name}(\`| )`).test(readme),
    )
    expect(missing).toEqual([])
  })

  it('refuses an old Node in every script that runs our own code', () => {
    const unguarded = Object.entries(manifest.scripts).filter(
      ([, command]) => command.startsWith('node ') && !command.startsWith('node --import ./scripts/requireNode.mjs '),
    )
    expect(unguarded).toEqual([])
  })
})

describe('nothing of one machine', () => {
  const binary = /\.(png|jpe?g|ico|icns|gif|woff2?|ttf|otf|sqlite|db|zip|docx|xlsx|pdf)$/i
  const texts = filesIn('.').filter((file) => !binary.test(file))

  it.each([
    ['a path of somebody’s machine', /(?<![\w.@~-])\/(?:work|root)\//],
    [
      'the host of a package registry',
      /registry\.(?:npmjs|yarnpkg|npmmirror)|\b(?:verdaccio|artifactory|nexus)\b|"resolved":/i,
    ],
  ])('has no file with %s', (_what, pattern) => {
    const found = texts
      .filter((file) => file !== 'test/architecture.test.ts')
      .filter((file) => pattern.test(textOf(file)))
    expect(found).toEqual([])
  })
})
