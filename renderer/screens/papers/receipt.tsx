import type { Payload } from '../../../shared/case/events.ts'
import { termName } from '../../../shared/terms/index.ts'
import type { CivilDate } from '../../../shared/time-limits/index.ts'
import { longDate } from '../../parts/dates.ts'
import { type PrintFact, PrintFacts } from '../../parts/print/PrintFacts.tsx'
import type { PrintBlock } from '../../parts/print/PrintPreview.tsx'
import type { Texts } from '../../texts/zh.ts'

/** An application as the log holds it, for the papers made of it. */
export type ApplicationOnPaper = {
  number: string
  organ: string
  receivedOn: CivilDate
  registeredOn: CivilDate
  /** Who received it. */
  receiver: string
  application: Payload<'APPLICATION_RECEIVED'>
  /** End of the review; null while a penalty organ still has the file. */
  reviewUntil: CivilDate | null
}

const day = (date: CivilDate): string => longDate(date, 'zh')

/** 接收申请材料回执: what was handed in, when and how, and what follows from it. */
export function receiptBlocks(paper: ApplicationOnPaper, { papers }: Texts): PrintBlock[] {
  const { receipt } = papers
  const { application } = paper
  const names = (role: string): string =>
    application.parties
      .filter((party) => party.role === role)
      .map((party) => party.name)
      .join('、') || papers.none
  const missing = application.missingMaterials ?? []
  const facts: PrintFact[] = [
    [receipt.number, paper.number, true],
    [receipt.applicant, names('applicant'), true],
    [receipt.respondent, names('respondent'), true],
    [receipt.act, [application.actTitle, application.actNumber].filter(Boolean).join('　'), true],
    [receipt.channel, termName('applicationChannel', application.channel)],
    [receipt.receivedOn, day(paper.receivedOn)],
    ...(application.postmarkedOn ? [[receipt.postmarkedOn, day(application.postmarkedOn)] as const] : []),
    ...(application.handedInOn ? [[receipt.handedInOn, day(application.handedInOn)] as const] : []),
    [receipt.registeredOn, day(paper.registeredOn)],
    [receipt.receiver, paper.receiver],
  ]
  const rows = (application.materials ?? []).map((row, i) => ({
    key: String(i),
    cells: [String(i + 1), row.name, String(row.copies), row.pages === undefined ? '' : String(row.pages)],
  }))
  const { columns } = receipt
  return [
    { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{receipt.title}</h1> },
    { kind: 'block', key: 'facts', node: <PrintFacts facts={facts} /> },
    { kind: 'block', key: 'intro', keepWithNext: true, node: <p>{receipt.intro(paper.organ)}</p> },
    {
      kind: 'table',
      key: 'materials',
      columns: [
        { key: 'no', title: columns.no, width: '14mm' },
        { key: 'name', title: columns.name },
        { key: 'copies', title: columns.copies, width: '18mm', align: 'end' },
        { key: 'pages', title: columns.pages, width: '18mm', align: 'end' },
      ],
      rows: rows.length > 0 ? rows : [{ key: 'none', cells: ['', receipt.noMaterials, '', ''] }],
    },
    ...(missing.length > 0
      ? ([
          {
            kind: 'text',
            className: 'indent',
            key: 'missing',
            text: `${receipt.missing}${missing.map((code) => termName('applicationPaper', code)).join('、')}。`,
          },
        ] as const)
      : []),
    {
      kind: 'text',
      key: 'review',
      className: 'indent',
      text: paper.reviewUntil ? receipt.review(day(paper.reviewUntil)) : receipt.penalty,
    },
    { kind: 'text', key: 'free', className: 'indent', text: receipt.free },
    { kind: 'text', key: 'copies', className: 'indent', text: receipt.copies },
    {
      kind: 'block',
      key: 'signs',
      node: (
        <div className="printSigns">
          <p>{papers.signDeliverer}</p>
          <p>{papers.signReceiver}</p>
          <p>{papers.dated}</p>
          <p>
            {paper.organ}
            <br />
            {day(paper.registeredOn)}
          </p>
        </div>
      ),
    },
  ]
}
