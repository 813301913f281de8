import { termName } from '../../../shared/terms/index.ts'
import { longDate } from '../../parts/dates.ts'
import { PrintFacts } from '../../parts/print/PrintFacts.tsx'
import type { PrintBlock } from '../../parts/print/PrintPreview.tsx'
import type { Texts } from '../../texts/zh.ts'
import type { ApplicationOnPaper } from './receipt.tsx'

type Paper = Pick<ApplicationOnPaper, 'organ' | 'receivedOn' | 'receiver'> & {
  application: Partial<ApplicationOnPaper['application']>
}

/**
 * 口头申请行政复议笔录: read back, signed or fingerprinted on every page, and then the application itself
 * (行政复议法 第22条第3款). Made from what has been typed, before it is registered or later from the record.
 */
export function oralRecordBlocks(paper: Paper, { papers }: Texts): PrintBlock[] {
  const { oral } = papers
  const d = paper.application
  const people = (role: string): string =>
    (d.parties ?? [])
      .filter((party) => party.role === role)
      .map((party) =>
        oral.party(
          party.name ?? '',
          (['idNumber', 'creditCode', 'head', 'address', 'serviceAddress', 'phone'] as const)
            .flatMap((field) => (party[field] ? [papers.colon(termName('field', field), party[field])] : []))
            .join('；'),
        ),
      )
      .join('\n') || papers.none
  const known = [
    d.actServedOn ? longDate(d.actServedOn, 'zh') : '',
    d.knowledge ? termName('knowledgeKind', d.knowledge) : '',
  ]
    .filter(Boolean)
    .join('，')
  const wishes = [
    ...(d.incidentalDocument ? [oral.incidental(d.incidentalDocument)] : []),
    ...(d.compensationClaimed ? [oral.compensation] : []),
  ]
  const answer = (key: string, label: string, text: string): PrintBlock[] => [
    { kind: 'block', key: `${key}-label`, keepWithNext: true, node: <h2 className="printHeading">{label}</h2> },
    ...paragraphs(key, text),
  ]
  return [
    { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{oral.title}</h1> },
    {
      kind: 'block',
      key: 'facts',
      node: (
        <PrintFacts
          facts={[
            [oral.time, longDate(paper.receivedOn, 'zh')],
            [oral.place, d.oralPlace ?? ''],
            [oral.recorder, paper.receiver],
            [oral.reason, d.oralReason ?? ''],
          ]}
        />
      ),
    },
    ...answer('applicants', oral.applicants, people('applicant')),
    ...answer('respondents', oral.respondents, people('respondent')),
    ...((d.parties ?? []).some((party) => party.role === 'thirdParty')
      ? answer('thirdParties', oral.thirdParties, people('thirdParty'))
      : []),
    ...answer('act', oral.act, [d.actTitle, d.actNumber].filter(Boolean).join('　')),
    ...answer('known', oral.known, known || papers.blank),
    ...answer('requests', oral.requests, d.requests ?? ''),
    ...answer('reasons', oral.reasons, d.reasons ?? ''),
    ...(wishes.length > 0 ? answer('wishes', oral.wishes, wishes.join('\n')) : []),
    ...(d.materials && d.materials.length > 0
      ? answer('materials', oral.materials, d.materials.map((row) => oral.copies(row.name, row.copies)).join('、'))
      : []),
    { kind: 'text', key: 'readBack', className: 'indent', text: oral.readBack },
    {
      kind: 'block',
      key: 'signs',
      node: (
        <div className="printSigns">
          <p>{papers.signApplicant}</p>
          <p>{papers.signRecorder}</p>
          <p>{papers.dated}</p>
          <p>{papers.dated}</p>
        </div>
      ),
    },
  ]
}

const paragraphs = (key: string, text: string): PrintBlock[] =>
  text.split('\n').map((line, i) => ({ kind: 'text', key: `${key}-${i}`, text: line, className: 'indent' }))
