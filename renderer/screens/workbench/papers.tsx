import type { JournalRow, SheetRow, StuckRow, Subject } from '../../../shared/contract/index.ts'
import { journalSections } from '../../../shared/duties/journal.ts'
import type { Language } from '../../../shared/terms/index.ts'
import type { CivilDate } from '../../../shared/time-limits/index.ts'
import { dateWithWeekday } from '../../parts/dates.ts'
import { dutyName, dutyParty } from '../../parts/dutyNames.ts'
import { dueWords, lightOf, shapes } from '../../parts/Light.tsx'
import type { PrintBlock, PrintColumn } from '../../parts/print/PrintPreview.tsx'
import type { Texts } from '../../texts/zh.ts'
import { lastDayWords, responsibleFor } from './journalWords.ts'
import { shortTitle } from './rowWords.ts'

type Paper = { organ: string; whose: string; on: CivilDate; language: Language; texts: Texts }

const head = (title: string, { organ, whose, on, language }: Paper): PrintBlock[] => [
  {
    kind: 'block',
    key: 'title',
    node: (
      <>
        <h1 className="printTitle">{title}</h1>
        <p className="printSubtitle">{[organ, whose, dateWithWeekday(on, language)].filter(Boolean).join('　')}</p>
      </>
    ),
    keepWithNext: true,
  },
]

const heading = (key: string, text: string): PrintBlock => ({
  kind: 'block',
  key: `${key}-heading`,
  node: <h2 className="printHeading">{text}</h2>,
  keepWithNext: true,
})

const caseWords = (subject: Subject, { rates }: Texts): string =>
  `${subject.number ?? rates.consultation} ${shortTitle(subject.title)}`

type Group = { key: string; title: string; rows: readonly SheetRow[] }

/** The morning sheet on paper: each group as a table, with a box to tick; groups without rows are left out. */
export function sheetPaper(
  groups: readonly Group[],
  stuck: { rows: readonly StuckRow[]; title: string },
  paper: Paper,
): PrintBlock[] {
  const { workbench } = paper.texts
  const columns: PrintColumn[] = [
    { key: 'done', title: '✓', width: '8mm' },
    { key: 'due', title: workbench.due, width: '50mm' },
    { key: 'owed', title: workbench.owed, width: '62mm' },
    { key: 'case', title: workbench.subject },
    { key: 'officer', title: workbench.officer, width: '26mm' },
    { key: 'basis', title: workbench.basis, width: '40mm' },
  ]
  const blocks = groups
    .filter((group) => group.rows.length > 0)
    .flatMap(({ key, title, rows }): PrintBlock[] => [
      heading(key, `${title}　${workbench.pieces(rows.length)}`),
      {
        kind: 'table',
        key,
        className: 'compactPaper',
        columns,
        rows: rows.map((row) => ({ key: `${row.subject.id}/${row.duty?.key}`, cells: sheetCells(row, paper) })),
      },
    ])
  const resting: PrintBlock[] =
    stuck.rows.length === 0
      ? []
      : [
          heading('stuck', stuck.title),
          {
            kind: 'table',
            key: 'stuck',
            className: 'compactPaper',
            columns: [
              { key: 'idle', title: workbench.idle, width: '40mm' },
              { key: 'case', title: workbench.subject },
              { key: 'officer', title: workbench.officer, width: '40mm' },
            ],
            rows: stuck.rows.map(({ subject, idleDays, officer }) => ({
              key: subject.id,
              cells: [
                workbench.idleFor(idleDays),
                caseWords(subject, paper.texts),
                officer?.name ?? workbench.noOfficer,
              ],
            })),
          },
        ]
  return [...head(workbench.sheet, paper), ...blocks, ...resting]
}

function sheetCells({ subject, duty, band }: SheetRow, { on, language, texts }: Paper): string[] {
  if (!duty) return []
  const light = lightOf(duty, band, on)
  const party = dutyParty(duty)
  return [
    '□',
    `${shapes[light]} ${dueWords(duty, light, on, language, texts)}`,
    party ? `${dutyName(duty, language)}（${party}）` : dutyName(duty, language),
    caseWords(subject, texts),
    duty.staff?.name ?? '—',
    duty.article || texts.workbench.ownRule,
  ]
}

/** The journal of a day on paper: one table, every section named, the empty ones too, and a line to sign. */
export function journalPaper(rows: readonly JournalRow[], isToday: boolean, paper: Paper): PrintBlock[] {
  const { workbench } = paper.texts
  const columns: PrintColumn[] = [
    { key: 'section', title: workbench.section, width: '34mm' },
    { key: 'owed', title: workbench.owed, width: '50mm' },
    { key: 'case', title: workbench.subject },
    { key: 'last', title: workbench.lastDay, width: '44mm' },
    { key: 'who', title: workbench.responsible, width: '28mm' },
    { key: 'by', title: workbench.recordedBy, width: '24mm' },
    { key: 'basis', title: workbench.basis, width: '40mm' },
  ]
  const cells = (row: JournalRow): string[] => [
    dutyName(row.duty, paper.language),
    caseWords(row.subject, paper.texts),
    lastDayWords(row, workbench),
    responsibleFor(row.duty, paper.language),
    row.section === 'missed' ? '—' : (row.recordedBy?.name ?? paper.texts.case.program),
    row.duty.article || workbench.ownRule,
  ]
  const lines = journalSections.flatMap((section) => {
    const own = rows.filter((row) => row.section === section)
    const title = section === 'missed' && isToday ? workbench.dueToday : workbench.sections[section]
    if (own.length === 0)
      return [{ key: section, cells: [`${title} ${workbench.pieces(0)}`, '—', '—', '—', '—', '—', '—'] }]
    return own.map((row, i) => ({
      key: `${section}/${row.subject.id}/${row.duty.key}`,
      cells: [i === 0 ? `${title} ${workbench.pieces(own.length)}` : '', ...cells(row)],
    }))
  })
  return [
    ...head(workbench.journal, paper),
    { kind: 'table', key: 'journal', className: 'compactPaper', columns, rows: lines },
    {
      kind: 'block',
      key: 'source',
      node: (
        <>
          <p>{workbench.journalSource(paper.organ)}</p>
          <p className="prewrap">{workbench.signHere}</p>
        </>
      ),
    },
  ]
}
