import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a writer of lines for `<folder>/<name>.log`. A file that reached its size becomes `<name>.1.log`, that one
 * `<name>.2.log` and so on.
 * @param bytes size at which a new file is begun
 * @param kept how many older files stay
 */
export function rotatingFile(folder: string, name: string, bytes = 1_000_000, kept = 3): (line: string) => void {
  const file = (age: number): string => path.join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`)

  const rotate = (): void => {
    const size = statSync(file(0), { throwIfNoEntry: false })?.size ?? 0
    if (size < bytes) return
    rmSync(file(kept), { force: true })
    for (let age = kept - 1; age >= 0; age--) {
      if (statSync(file(age), { throwIfNoEntry: false })) renameSync(file(age), file(age + 1))
    }
  }

  return (line) => {
    try {
      mkdirSync(folder, { recursive: true })
      rotate()
      appendFileSync(file(0), line)
    } catch {
      // A full disk must not stop the program from saying so in a dialog.
    }
  }
}
