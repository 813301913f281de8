import { writtenByHand } from './byHand.ts'
import { inTurns, type Pair } from './compare.ts'
import { measureMemory } from './memory.ts'
import { openBare, openFile } from './openFile.ts'
import { clerkOf, questions } from './questions.ts'
import { measureRecording } from './recording.ts'

/** One measurement in a process of its own: nothing that was built or measured before is in its memory. */
const [what = '', folder = '', other = ''] = process.argv.slice(2)

async function measureQuestions(clerks: number): Promise<Record<string, Pair>> {
  const file = await openFile(folder)
  const sql = writtenByHand(openBare(folder))
  const found: Record<string, Pair> = {}
  for (const { name, rounds, server, byHand } of questions) {
    found[name] = await inTurns(
      rounds,
      (round) => server(file.app, clerkOf(round, clerks)),
      (round) => byHand(sql, clerkOf(round, clerks)),
    )
  }
  await file.close()
  return found
}

const measurements: Record<string, () => Promise<unknown>> = {
  questions: () => measureQuestions(Number(other)),
  recording: () => measureRecording(folder, other, 300),
  memory: () => measureMemory(folder, Number(other)),
}
console.log(JSON.stringify(await measurements[what]!()))
