import { statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { table } from '../cli/table.ts'
import type { BuiltFile } from './buildFile.ts'
import type { Pair } from './compare.ts'
import type { Memory } from './memory.ts'
import { questions } from './questions.ts'
import type { Recording } from './recording.ts'

export type File = BuiltFile & { folder: string; seconds: number; reused: boolean }
export type Measured = { file: File; opened: number; recording: Recording; answers: Record<string, Pair> }

const TARGET = { recording: 3, question: 2, memoryMiB: 300 }

/** Prints every figure with its target and whether it was met. */
export function print(measured: readonly Measured[], growth: Record<string, Pair>, memory: Memory): void {
  const [cpu] = os.cpus()
  console.log(
    `Node ${process.versions.node}, ${os.cpus().length} × ${cpu?.model}, load ${os.loadavg()[0]?.toFixed(1)}\n`,
  )
  console.log('Files')
  console.log(
    table([
      ['cases', 'events', 'open', 'clerks', 'MiB', 'built in', 'opens in'],
      ...measured.map(({ file, opened }) => [
        count(file.cases),
        count(file.events),
        file.open,
        file.clerks,
        Math.round(statSync(path.join(file.folder, 'fuyi.db')).size / 1024 / 1024),
        `${file.seconds.toFixed(0)} s${file.reused ? ' (kept)' : ''}`,
        `${(opened / 1000).toFixed(1)} s`,
      ]),
    ]),
  )
  console.log(
    `\nRecording one step, against a bare transaction that writes the same rows (medians; target ${TARGET.recording}x)`,
  )
  console.log(
    table([
      ['cases', 'bare', 'stored', 'ratio', '', 'answered', 'ratio', ''],
      ...measured.map(({ file, recording: { server, bare, parts } }) => {
        const [stored, answered] = [(server - parts.view) / bare, server / bare]
        const judged = (ratio: number) => [times(ratio), verdict(ratio <= TARGET.recording)]
        return [
          count(file.cases),
          ms(bare),
          ms(server - parts.view),
          ...judged(stored),
          ms(server),
          ...judged(answered),
        ]
      }),
    ]),
  )
  console.log(
    '\nstored: the step judged, derived and committed; answered: with the whole new case page besides. Parts of it, measured apart:',
  )
  console.log(
    table([
      ['cases', 'read', 'decide', 'derive', 'page', 'sql', 'commit', 'writes', 'steps'],
      ...measured.map(({ file, recording: { parts, statements, steps, ofTheLaw } }) => [
        count(file.cases),
        ...(['read', 'decide', 'derive', 'view', 'sql', 'commit'] as const).map((part) => ms(parts[part])),
        statements,
        `${steps} (${steps - ofTheLaw} notes)`,
      ]),
    ]),
  )
  for (const { file, answers } of measured) {
    console.log(
      `\nQuestions at ${count(file.cases)} cases, against SQL written by hand for the same rows (medians; target ${TARGET.question}x)`,
    )
    console.log(
      table([
        ['question', 'server', 'by hand', 'ratio', ''],
        ...questions.map(({ name }) => {
          const { one: server, other: byHand } = answers[name]!
          return [name, ms(server), ms(byHand), times(server / byHand), verdict(server / byHand <= TARGET.question)]
        }),
      ]),
    )
  }
  const [small, large] = measured.slice(-2).map(({ file }) => count(file.cases)) as [string, string]
  console.log(
    `\nGrowth from ${small} to ${large} cases, both files asked in turns (medians; targets for a factor of ten)`,
  )
  console.log(
    table([
      ['question', small, large, 'growth', 'target', ''],
      ...questions.map(({ name, growth: target }) => {
        const { one: after, other: before } = growth[name]!
        return [name, ms(before), ms(after), times(after / before), times(target), verdict(after / before <= target)]
      }),
    ]),
  )
  const { rssMiB, peakMiB, heapMiB, calls } = memory
  console.log(
    `\nMemory of the server process at ${count(measured.at(-1)!.file.cases)} cases after ${calls} calls: RSS ${rssMiB.toFixed(0)} MiB` +
      ` (peak ${peakMiB.toFixed(0)}), heap ${heapMiB.toFixed(0)} MiB; target ${TARGET.memoryMiB} MiB: ${verdict(rssMiB <= TARGET.memoryMiB)}`,
  )
}

export function count(value: number): string {
  return value.toLocaleString('en')
}
function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`
}
function times(value: number): string {
  return `${value.toFixed(2)}x`
}
function verdict(met: boolean): string {
  return met ? 'met' : 'MISSED'
}
