import { checkRealCases } from './check/realCases.ts'
import { checkTimeLimits } from './check/timeLimits.ts'

/** `npm run -s check -- NAME FILE`: the product's own functions over a file of known answers. */
const checks = { 'time-limits': checkTimeLimits, 'real-cases': checkRealCases } as const

const [name = '', file] = process.argv.slice(2)
const check = Object.hasOwn(checks, name) ? checks[name as keyof typeof checks] : undefined
if (!check || !file) {
  console.error(`用法 Usage: npm run -s check -- ${Object.keys(checks).join('|')} FILE`)
  process.exit(2)
}
const { passed, failed, lines } = await check(file)
for (const line of lines) console.log(line)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
