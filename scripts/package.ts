// npm run package: installers for this platform in dist/. Needs Electron's binary, so a network or a mirror.
import { build } from './build.ts'
import { runTool } from './run.ts'

await build()
const { code } = await runTool('electron-builder', 'electron-builder', ['--publish', 'never', ...process.argv.slice(2)])
process.exitCode = code
