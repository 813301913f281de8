// The practice data as a program of its own: started by `npm start` and by the desktop shell with a folder.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { civilDateOf } from '../../shared/time-limits/index.ts'
import { buildPractice, EARLIEST_END, FEWEST_CASES } from './practice.ts'

/** Enough for every state, few enough to wait for. */
const CASES = Math.max(60, FEWEST_CASES)

/** The folder appears whole or not at all: a build that was interrupted leaves nothing to practise on by halves. */
async function write(folder: string): Promise<void> {
  if (existsSync(path.join(folder, 'fuyi.db'))) return
  const part = `${folder}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  const today = civilDateOf(new Date().toISOString())
  await buildPractice({ dataDir: part, seed: '1', cases: CASES, until: today < EARLIEST_END ? EARLIEST_END : today })
  // An empty folder of that name may be there; one with anything in it stays, and this fails.
  renameSync(part, folder)
}

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('the practice data need a folder')
write(path.resolve(folder)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
