import { ORPCError } from '@orpc/contract'
import { inTransaction } from '../../db/executor.ts'
import { decide, effectiveLog, eventDefinition, type Payload, payloadSchema } from '../../shared/case/index.ts'
import type { Outputs, SheetEdit } from '../../shared/contract/index.ts'
import { factValue, receivedOf, withFact } from '../../shared/reports/caseSheet.ts'
import { type SheetColumnId, sheetColumn } from '../../shared/reports/sheetColumns.ts'
import { fieldLabel, termName } from '../../shared/terms/index.ts'
import type { Actor, App, Parsed } from '../app.ts'
import { loadCase, saveStep } from '../cases/store.ts'
import { sweep } from '../cases/sweep.ts'
import { deskOf, environment } from '../desk.ts'

type Result = Outputs['caseSheet']['edit']
type Left = Result['left'][number]
type Why = Left['why']

/**
 * Corrects facts of applications from the list: one CORRECT entry a case, with the columns as its reason. A case is
 * changed whole or not at all; what cannot be changed is told with the reason, the other cases are changed.
 */
export async function edit(app: App, actor: Actor, { edits, undoing }: Parsed['caseSheet']['edit']): Promise<Result> {
  await sweep(app)
  const result: Result = { done: [], left: [] }
  for (const [id, own] of Map.groupBy(edits, (each) => each.id)) {
    const outcome = await editCase(app, actor, id, own, undoing)
    result.done.push(...outcome.done)
    result.left.push(...outcome.left)
  }
  app.log('info', 'facts corrected in the list', {
    by: actor.id,
    cells: result.done.length,
    left: result.left.length,
  })
  return result
}

async function editCase(
  app: App,
  actor: Actor,
  id: string,
  edits: readonly SheetEdit[],
  undoing: boolean,
): Promise<Result> {
  return inTransaction(app.db, async (tx) => {
    const desk = await deskOf(tx)
    const env = environment(app, desk, actor)
    const loaded = await loadCase(tx, id)
    const { number, title } = loaded.record
    const counted = effectiveLog(loaded.history)
    const received = receivedOf(counted)
    const seq = counted[0]!.seq
    const left: Left[] = []
    const leave = ({ column }: SheetEdit, why: Why) =>
      left.push({ id, number, title, column, why, value: factValue(column, received) })

    const taken: SheetEdit[] = []
    let wanted = received
    for (const each of edits) {
      const now = factValue(each.column, wanted)
      const to = each.to?.trim() || null
      const why = refusalOf(each.column, now, each.from, to, withoutThrowing(wanted, each.column, to))
      if (why) leave(each, why)
      else if (now === to) taken.push({ ...each, to })
      else {
        wanted = withFact(wanted, each.column, to)
        taken.push({ ...each, to })
      }
    }
    const changes = changesBetween(received, wanted)
    if (changes.length === 0) return { done: taken, left }
    const decision = decide(
      loaded.state,
      loaded.history,
      { type: 'CORRECT', on: env.today, data: { seq, changes, reason: reasonOf(taken, undoing) } },
      env,
    )
    if (!decision.accepted) {
      const [first] = decision.unmet
      for (const each of taken) leave(each, first ? unmetSentence(first) : notNow)
      return { done: [], left }
    }
    await saveStep(tx, loaded, decision.events, decision.state, env)
    return { done: taken, left }
  }).catch((error: unknown) => {
    // A case that is gone, or that somebody changed in the same instant, must not stop the others.
    if (!(error instanceof ORPCError) && !(error instanceof Error && 'code' in error)) throw error
    return {
      done: [],
      left: edits.map(({ column, from }) => ({ id, number: '', title: '', column, why: notNow, value: from })),
    }
  })
}

const notNow: Why = {
  zh: '本案刚有新的记录，请刷新列表后重试。',
  en: 'Somebody recorded something on this case just now. Refresh the list and try again.',
}

const unmetSentence = ({ zh, en, remedy }: Why & { remedy: Why }): Why => ({
  zh: `未满足：${zh.replace(/。$/, '')}。${remedy.zh}`,
  en: `Not met: ${en.replace(/\.$/, '')}. ${remedy.en}`,
})

/** The application as it would be, or null if this column shows no fact. */
function withoutThrowing(received: Payload<'APPLICATION_RECEIVED'>, column: SheetColumnId, to: string | null) {
  return sheetColumn(column).fact ? withFact(received, column, to) : null
}

/** Why a cell cannot take a value; null if it can. */
function refusalOf(
  column: SheetColumnId,
  now: string | null,
  from: string | null,
  to: string | null,
  changed: Payload<'APPLICATION_RECEIVED'> | null,
): Why | null {
  const { fact } = sheetColumn(column)
  if (!fact || !changed) {
    return {
      zh: '这一栏随办理步骤变化，不能在列表里直接填写。',
      en: 'This column follows from the steps of the case and cannot be typed over.',
    }
  }
  if (now !== from) {
    return {
      zh: `这一格已被改为“${now ?? '（空）'}”，请核对后再改。`,
      en: `This cell says “${now ?? '(empty)'}” by now. Check it before changing it.`,
    }
  }
  if (to === null && !fact.optional) {
    return { zh: '这一栏必须填写，不能清空。', en: 'This column cannot be left empty.' }
  }
  if (factValue(column, changed) !== to) {
    return { zh: '本案没有登记这一方当事人。', en: 'The case has no such party.' }
  }
  if (!payloadSchema(eventDefinition('APPLICATION_RECEIVED').fields).safeParse(changed).success) {
    return sheetColumn(column).kind === 'date'
      ? { zh: '不是有效的日期，请写作“2026-11-22”。', en: 'Not a date; write 2026-11-22.' }
      : { zh: '不是这一栏可以填写的内容，请从列表中选择。', en: 'This column does not take that value.' }
  }
  return null
}

/** The fields of the application that differ, as a correction writes them: text as it is, rows as JSON. */
function changesBetween(before: Payload<'APPLICATION_RECEIVED'>, after: Payload<'APPLICATION_RECEIVED'>) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof typeof before>
  return [...names].flatMap((field): { field: string; value?: string }[] => {
    if (before[field] === after[field]) return []
    const value: unknown = after[field]
    if (value === undefined) return [{ field }]
    return [{ field, value: typeof value === 'string' ? value : JSON.stringify(value) }]
  })
}

/** The trace says where the correction came from and what it touched. */
function reasonOf(edits: readonly SheetEdit[], undoing: boolean): string {
  const names = [...new Set(edits.map(({ column }) => columnName(column)))].join('、')
  return undoing ? `撤销在案件列表中的更正：${names}` : `在案件列表中更正：${names}`
}

function columnName(column: SheetColumnId): string {
  const { fact } = sheetColumn(column)
  if (!fact) return column
  if (!fact.party) return fieldLabel('APPLICATION_RECEIVED', fact.field)
  return termName('partyRole', fact.party) + fieldLabel('APPLICATION_RECEIVED', `parties.${fact.field}`)
}
