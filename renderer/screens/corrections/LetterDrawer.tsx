import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { CaseView, LetterRow, LogEntry } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { DayStrip } from '../../parts/DayStrip.tsx'
import { NextStepLink } from '../../parts/NextStepLink.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useStaffName } from '../case/caseSources.ts'
import { AnswerLight } from './AnswerLight.tsx'
import { letterName, problemOf } from './letterWords.ts'

/** One letter from the defect to the answer: its words, its days, its course, and what the answer was worth. */
export function LetterDrawer({ row, close }: { row: LetterRow | null; close(): void }): ReactElement {
  const { language, texts } = useLanguage()
  return (
    <Drawer
      open={row !== null}
      onClose={close}
      size={680}
      title={row ? letterName(row, language, texts) : texts.corrections.detail}
      destroyOnHidden
    >
      {row ? <Content row={row} /> : null}
    </Drawer>
  )
}

function Content({ row }: { row: LetterRow }): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.corrections
  const query = useQuery(queries.case(row.caseId))
  return (
    <div className="letterDrawer">
      <p>
        <Link to={`/cases/${row.caseId}`}>
          {row.caseNumber} {row.caseTitle}
        </Link>
      </p>
      <dl className="letterFacts">
        <dt>{t.to}</dt>
        <dd>{row.organ}</dd>
        <dt>{t.problem}</dt>
        <dd>{problemOf(row, language, texts)}</dd>
        <dt>{t.served}</dt>
        <dd>{row.servedOn ?? '–'}</dd>
        <dt>{t.answerBy}</dt>
        <dd>
          <AnswerLight row={row} />
        </dd>
        <dt>{t.next}</dt>
        <dd>
          <NextStepLink
            caseId={row.caseId}
            step={row.nextStep}
            letter={row.kind === null ? undefined : row.key}
            none={t.nothingNext}
          />
        </dd>
      </dl>
      <Read query={query} rows={8}>
        {(view) => {
          const entries = courseOf(view, row)
          return (
            <>
              <Judged entries={entries} />
              <Course entries={entries} />
              {row.limitKey && view.limits.some((limit) => limit.key === row.limitKey) ? (
                <details className="letterStrip">
                  <summary>{t.how}</summary>
                  <DayStrip caseId={row.caseId} limitKey={row.limitKey} version={view.version} />
                </details>
              ) : null}
            </>
          )
        }}
      </Read>
    </div>
  )
}

const ofLetters: readonly string[] = [
  'DEFECT_CONFIRMED',
  'RECOMMEND',
  'LETTER_DRAFTED',
  'LETTER_APPROVED',
  'LETTER_RETURNED',
  'LETTER_ISSUED_EARLY',
  'LETTER_SERVED',
  'ANSWER_LAPSED',
  'REMINDED',
  'COMPLIANCE_ORDERED',
  'ACCOUNTABILITY_TALK',
  'ANSWERED',
  'ANSWER_JUDGED',
  'WAIVED',
]
/** Without a letter they are about the outcome itself. */
const namedOnly: readonly string[] = ['COMPLIANCE_ORDERED', 'ACCOUNTABILITY_TALK']

/** The entries about a letter: those that name it, and unnamed ones from its proposal to that of the next letter. */
function courseOf(view: CaseView, row: LetterRow): LogEntry[] {
  const cycles = [...view.facts.past, view.facts]
  const letters = cycles.find((facts) => facts.cycle === row.cycle)?.letters ?? []
  const at = letters.findIndex((letter) => letter.id === row.key)
  const from = letters[at]?.issuedBy ?? 0
  const until = letters[at + 1]?.issuedBy ?? Number.POSITIVE_INFINITY
  return view.history.filter(({ type, voidedBy, data, seq }) => {
    if (voidedBy !== null || !ofLetters.includes(type)) return false
    const named = data['letter']
    if (named !== undefined) return named === row.key
    return !namedOnly.includes(type) && seq >= from && seq < until
  })
}

type Item = { item: string; adoption: string; note?: string }
const adoptionTone: Record<string, string> = { adopted: 'tag green', partly: 'tag amber', notAdopted: 'tag red' }

/** The answer item by item, once there is one. */
function Judged({ entries }: { entries: readonly LogEntry[] }): ReactElement | null {
  const { language, texts } = useLanguage()
  const t = texts.corrections
  if (!entries.some((entry) => entry.type === 'ANSWERED')) return null
  const items = (entries.findLast((entry) => entry.type === 'ANSWER_JUDGED')?.data['items'] ?? []) as Item[]
  return (
    <section>
      <h3>{t.items}</h3>
      {items.length === 0 ? (
        <p className="muted">{t.noItems}</p>
      ) : (
        <table className="dataTable" aria-label={t.items}>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <th scope="col">{t.adoption}</th>
              <th scope="col">{t.reason}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ item, adoption, note }) => (
              <tr key={item}>
                <td className="wrap">{item}</td>
                <td>
                  <span className={adoptionTone[adoption] ?? 'tag'}>{termName('adoption', adoption, language)}</span>
                </td>
                <td className="wrap">{note ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What happened to the letter, in its order; each with who recorded and who decided it. */
function Course({ entries }: { entries: readonly LogEntry[] }): ReactElement | null {
  const { language, texts } = useLanguage()
  const t = texts.corrections
  const staff = useStaffName()
  if (entries.length === 0) return null
  const words = ({ data }: LogEntry): string[] => {
    const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : '')
    return [
      text('measure') ? termName('accountabilityMeasure', text('measure'), language) : '',
      text('content') || text('summary') || text('reason'),
      text('by') ? t.complyBy(text('by')) : '',
      text('decidedBy') ? t.decidedBy(staff(text('decidedBy'))) : '',
    ].filter(Boolean)
  }
  return (
    <section>
      <h3>{t.course}</h3>
      <ol className="letterCourse">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <span className="nowrap muted">{entry.on}</span>
            <span>
              <b>{termName('eventType', entry.type, language)}</b>
              {entry.by ? <span className="muted"> {entry.by.name}</span> : null}
              {words(entry).map((word) => (
                <span className="prewrap courseWords" key={word}>
                  {word}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
