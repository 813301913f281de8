import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const from = (file: string): string => path.resolve(import.meta.dirname, file)

/** What PDF.js fetches while it draws: character maps of Chinese fonts, and readers of scanned pictures without WASM. */
const pdfData = () => ({
  name: 'pdf-data',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): void }) {
    const emit = (folder: string, wanted: RegExp): void => {
      const place = from(`node_modules/pdfjs-dist/${folder}`)
      for (const name of readdirSync(place).filter((file) => wanted.test(file)))
        this.emitFile({
          type: 'asset',
          fileName: `pdf/${folder}/${name}`,
          source: readFileSync(path.join(place, name)),
        })
    }
    emit('cmaps', /\.bcmap$/)
    emit('wasm', /_nowasm_fallback\.js$/)
  },
})

export default defineConfig({
  // Everything that runs on Node: Electron's main process, the data process beside it, and the browser host.
  main: {
    build: {
      outDir: from('out'),
      emptyOutDir: false, // the three parts share the folder; scripts/build.ts empties it
      target: 'node24',
      externalizeDeps: true, // `dependencies` (better-sqlite3) stay outside, devDependencies are bundled
      rollupOptions: {
        input: {
          main: from('electron/main/index.ts'),
          core: from('electron/core/index.ts'),
          host: from('server/http/host.ts'),
          practice: from('cli/demo/standalone.ts'),
        },
        output: { format: 'es', entryFileNames: '[name]/index.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: from('out/preload'),
      externalizeDeps: false, // a sandboxed preload may require nothing but 'electron'
      rollupOptions: {
        input: { index: from('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [react(), pdfData()],
    build: {
      outDir: from('out/renderer'),
      minify: true,
      modulePreload: { polyfill: false }, // the policy of the page allows no inline script
      chunkSizeWarningLimit: 4000, // read from disk, not from a network
      rollupOptions: { input: { index: from('renderer/index.html') } },
    },
  },
})
