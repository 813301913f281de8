import { inTransaction } from '../../db/executor.ts'
import { type CaseFacts, decide } from '../../shared/case/index.ts'
import type { Outputs, SheetLeft } from '../../shared/contract/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { loadCase, saveStep } from '../cases/store.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf, environment } from '../desk.ts'
import { found } from '../fail.ts'
import { selectedIds } from './sheet.ts'

type Result = Outputs['caseSheet']['assign']
type Wish = Pick<Parsed['caseSheet']['assign'], 'officer' | 'reason' | 'dry'>

/**
 * Gives the selected cases to another officer by REASSIGNED, each in a transaction of its own. Reviewers stay, with
 * the new officer in the place of the old one. With `dry` nothing is written and the answer is the same.
 */
export async function assign(
  app: App,
  actor: Actor,
  { selection, ...wish }: Parsed['caseSheet']['assign'],
): Promise<Result> {
  await sweep(app)
  await found('user', (await deskOf(app.db)).staff.get(wish.officer))
  const result: Result = { done: 0, same: 0, left: [] }
  for (const id of await selectedIds(app, selection)) {
    const outcome = await assignCase(app, actor, id, wish)
    if (outcome === 'done' || outcome === 'same') result[outcome] += 1
    else result.left.push(outcome)
  }
  if (!wish.dry)
    app.log('info', 'reassigned in the list', { by: actor.id, cases: result.done, left: result.left.length })
  return result
}

function assignCase(
  app: App,
  actor: Actor,
  id: string,
  { officer, reason, dry }: Wish,
): Promise<'done' | 'same' | SheetLeft> {
  return inTransaction(app.db, async (tx) => {
    const env = environment(app, await deskOf(tx), actor)
    const loaded = await loadCase(tx, id)
    const facts = loaded.state.context
    if (facts.officer === officer) return 'same'
    const data = { reviewers: reviewersWith(facts, officer), caseOfficer: officer, reason }
    const decision = decide(loaded.state, loaded.history, { type: 'REASSIGNED', on: env.today, data }, env)
    if (!decision.accepted) {
      const { number, title } = loaded.record
      const why = {
        zh: decision.unmet.map(({ zh, remedy }) => `未满足：${zh.replace(/。$/, '')}。${remedy.zh}`).join(''),
        en: decision.unmet.map(({ en, remedy }) => `Not met: ${en.replace(/\.$/, '')}. ${remedy.en}`).join(' '),
      }
      return { id, number, title, why: why.zh === '' ? noSuchStep : why }
    }
    if (!dry) await saveStep(tx, loaded, decision.events, decision.state, env)
    return 'done'
  })
}

const noSuchStep = {
  zh: '本案当前状态不能调整承办人员。',
  en: 'The case cannot be reassigned in its present state.',
}

/** The reviewers with the new officer in the old one's place; somebody who reviews already is not named twice. */
function reviewersWith({ reviewers, officer: before }: CaseFacts, officer: string): string[] {
  if (reviewers.includes(officer)) return reviewers
  return reviewers.includes(before ?? '')
    ? reviewers.map((id) => (id === before ? officer : id))
    : [officer, ...reviewers]
}
