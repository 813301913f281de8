import { Link } from 'react-router'
import type { StuckRow, WorklistRow } from '../../../shared/contract/index.ts'
import { isTermCode, type Language, termName } from '../../../shared/terms/index.ts'
import { useUser } from '../../api/session.tsx'
import { dutyName, dutyParty } from '../../parts/dutyNames.ts'
import { type Due, Light } from '../../parts/Light.tsx'
import { useOrganName } from '../../parts/organName.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { FocusColumn } from './FocusTable.tsx'
import { addressOf, placeOf, shortArticle, shortTitle, stageName, verbOf, type WorkRow } from './rowWords.ts'
import { LightButton, type Shown } from './StripDrawer.tsx'

const NO_DUE: Due = {
  dueLegal: null,
  dueSafe: null,
  workingDaysLeft: null,
  naturalDaysLeft: null,
  paused: false,
  endedOn: null,
}

type Parts = Record<'verb' | 'subject' | 'respondent' | 'stage', FocusColumn<WorkRow>>

/** The columns that both lists share. */
function useParts(): Parts {
  const { language, texts } = useLanguage()
  const { workbench, rates } = texts
  const organName = useOrganName()
  const { roles } = useUser()
  return {
    verb: {
      id: 'verb',
      header: workbench.what,
      width: 148,
      cell: (row) => (
        <Link
          className="verb"
          to={addressOf(row, roles)}
          title={row.duty ? workbench.verbFor(dutyName(row.duty, language)) : undefined}
        >
          {verbOf(row, roles, language, workbench.look)}
        </Link>
      ),
    },
    subject: {
      id: 'subject',
      header: workbench.subject,
      cell: ({ subject, duty }) => (
        <Link to={placeOf(subject)} className="subjectLink" title={subject.title} tabIndex={-1}>
          {subject.number ?? rates.consultation} <span className="subjectTitle">{shortTitle(subject.title)}</span>
          {duty && dutyParty(duty) && dutyParty(duty) !== shortTitle(subject.title) ? (
            <span className="muted small"> · {dutyParty(duty)}</span>
          ) : null}
        </Link>
      ),
    },
    respondent: {
      id: 'respondent',
      header: workbench.respondent,
      width: '12%',
      cell: ({ subject }) => (
        <span title={subject.respondent ?? undefined}>{subject.respondent ? organName(subject.respondent) : '—'}</span>
      ),
    },
    stage: {
      id: 'stage',
      header: workbench.stage,
      width: 88,
      cell: ({ subject }) => <span className={subject.stage ? 'tag' : 'tag grey'}>{stageName(subject, language)}</span>,
    },
  }
}

/** The light of a row, as a button where there is a day strip behind it. */
export function RowLight({
  row,
  show,
}: {
  row: Pick<WorklistRow, 'subject' | 'duty' | 'band' | 'pause'>
  show(shown: Shown): void
}) {
  const { subject, duty, band, pause } = row
  return (
    <LightButton subject={subject} duty={duty} show={show}>
      <Light
        due={{ ...(duty ?? NO_DUE), pause: pause ?? undefined }}
        band={band}
        provisional={duty?.provisional ?? false}
      />
    </LightButton>
  )
}

/** What is owed: by when, the step, the case, whom it is against, where it stands, by which article; `narrow` leaves out what a preview shows. */
export function useWorkColumns(show: (shown: Shown) => void, narrow: boolean): FocusColumn<WorklistRow>[] {
  const { workbench } = useLanguage().texts
  const parts = useParts()
  return [
    { id: 'due', header: workbench.due, width: 212, cell: (row) => <RowLight row={row} show={show} /> },
    parts.verb,
    parts.subject,
    ...(narrow ? [] : [parts.respondent]),
    parts.stage,
    {
      id: 'basis',
      header: workbench.basis,
      width: 98,
      cell: ({ duty }) => (
        <span className="muted" title={duty?.article}>
          {duty ? shortArticle(duty.article) || workbench.ownRule : '—'}
        </span>
      ),
    },
  ]
}

/** Why a clock stands still, by the code of a suspension, an exclusion or an elevation. */
function groundName(code: string, language: Language): string {
  if (isTermCode('suspensionGround', code)) return termName('suspensionGround', code, language)
  if (isTermCode('exclusionKind', code)) return termName('exclusionKind', code, language)
  return termName('eventType', 'ELEVATION_REQUESTED', language)
}

/** What does not move: since when, the likely reason, the step, the case, the officer. */
export function useStuckColumns(): FocusColumn<StuckRow>[] {
  const { language, texts } = useLanguage()
  const { workbench } = texts
  const parts = useParts()
  const who = ({ duty, pause }: StuckRow): string => {
    if (pause) return groundName(pause.ground, language)
    return duty ? (dutyParty(duty) ?? termName('dutyOwner', duty.owner, language)) : ''
  }
  const reason = (row: StuckRow): string =>
    workbench.stuckReasons[row.pause?.kind === 'excluded' ? 'excluded' : row.reason](
      row.duty ? dutyName(row.duty, language) : '',
      who(row),
    )
  return [
    {
      id: 'idle',
      header: workbench.idle,
      width: 132,
      cell: ({ idleDays, lastEntryOn, noDate }) => (
        <span title={workbench.lastEntry(lastEntryOn)}>
          {workbench.idleFor(idleDays)}
          {noDate ? <span className="muted small"> {workbench.noDate}</span> : null}
        </span>
      ),
    },
    {
      id: 'reason',
      header: workbench.reason,
      width: '30%',
      cell: (row) => <span title={reason(row)}>{reason(row)}</span>,
    },
    parts.verb,
    parts.subject,
    {
      id: 'officer',
      header: workbench.officer,
      width: 108,
      cell: ({ officer }) => officer?.name ?? <span className="muted">{workbench.noOfficer}</span>,
    },
  ]
}
