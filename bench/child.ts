import { writtenByHand } from './byHand.ts'
import { inTurns, type Pair } from './compare.ts'
import { measureMemory } from './memory.ts'
import { openBare, openFile } from './openFile.ts'
import { clerkOf, questions } from './questions.ts'
import { measureRecording } from './recording.ts'

/** One measurement in a process of its own: nothing that was built or measured before is in its memory. */
const [what = '', folder = '', other = '', third = '', fourth = ''] = process.argv.slice(2)

async function measureQuestions(clerks: number): Promise<Record<string, Pair>> {
  const file = await openFile(folder)
  const bare = openBare(folder)
  const sql = writtenByHand(bare)
  const found: Record<string, Pair> = {}
  for (const { name, rounds, server, byHand } of questions) {
    found[name] = await inTurns(
      third === 'quick' ? 3 : rounds,
      (round) => server(file.app, clerkOf(round, clerks)),
      (round) => byHand(sql, clerkOf(round, clerks)),
    )
  }
  bare.close()
  await file.close()
  return found
}

/** The same questions to the large file and to the small one, in turns. */
async function measureGrowth(clerks: number, small: { folder: string; clerks: number }): Promise<Record<string, Pair>> {
  const [large, smaller] = [await openFile(folder), await openFile(small.folder)]
  const found: Record<string, Pair> = {}
  for (const { name, rounds, server } of questions) {
    found[name] = await inTurns(
      rounds,
      (round) => server(large.app, clerkOf(round, clerks)),
      (round) => server(smaller.app, clerkOf(round, small.clerks)),
    )
  }
  await large.close()
  await smaller.close()
  return found
}

/** From the click to the first answer: the file is checked for damage each time. */
async function measureOpening(): Promise<number> {
  const started = performance.now()
  const file = await openFile(folder)
  const opened = performance.now() - started
  await file.close()
  return opened
}

const measurements: Record<string, () => Promise<unknown>> = {
  opening: measureOpening,
  questions: () => measureQuestions(Number(other)),
  growth: () => measureGrowth(Number(other), { folder: third, clerks: Number(fourth) }),
  recording: () => measureRecording(folder, other, 300),
  memory: () => measureMemory(folder, Number(other)),
}
console.log(JSON.stringify(await measurements[what]!()))
