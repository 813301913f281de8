import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, type Plugin } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** Gives the data process a small server of our own, so that these tests are about the shell alone. */
const fixtureServer: Plugin = {
  name: 'fixture-server',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('server/openServer.ts') ? path.join(import.meta.dirname, 'server.ts') : null),
}

/**
 * Builds the shell from its source, with a page and a server made for attacking it.
 * @returns the program's folder and how to remove it
 */
export async function buildShell(): Promise<{ program: string; remove(): void }> {
  const program = mkdtempSync(path.join(os.tmpdir(), 'fuyi-shell-'))
  const out = path.join(program, 'out')
  const common = { configFile: false, logLevel: 'error' } as const
  await build({
    ...common,
    plugins: [fixtureServer],
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: true,
      outDir: out,
      target: 'node24',
      rollupOptions: {
        input: { main: path.join(ROOT, 'electron/main/index.ts'), core: path.join(ROOT, 'electron/core/index.ts') },
        output: { format: 'es', entryFileNames: '[name]/index.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  await buildPreload(path.join(out, 'preload'))
  await build({
    ...common,
    root: import.meta.dirname,
    build: { outDir: path.join(out, 'renderer'), emptyOutDir: true, modulePreload: { polyfill: false } },
  })
  writeFileSync(
    path.join(program, 'package.json'),
    JSON.stringify({ name: 'fuyi-desk', version: '0.0.0', type: 'module', main: 'out/main/index.js' }),
  )
  return { program, remove: () => rmSync(program, { recursive: true, force: true }) }
}

/** Builds the preload with the options of the real build. */
export async function buildPreload(outDir: string): Promise<void> {
  const { default: config } = await import('../../../electron.vite.config.ts')
  const { preload } = config as { preload: { build: { rollupOptions: object } } }
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron'] },
    build: { ssr: true, outDir, rollupOptions: preload.build.rollupOptions },
  })
}
