import { it } from 'vitest'
import { received } from '/work/main/test/case/caseDesk.ts'
import { walk } from '/work/main/test/case/caseWalk.ts'
it('x', () => { let n=0, big=0; const t=Date.now(); const p = walk([{ recorded: received('2026-07-06'), today: '2026-07-06', path: [] }], (s)=>{n++; big=Math.max(big, s.to.recorded.history.length)}); console.log(p.length, n, big, Date.now()-t) }, 120000)
