import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { EventType, Payload } from '../../../shared/case/events.ts'
import type { LoggedEvent } from '../../../shared/case/log.ts'
import type { CaseView, LogEntry } from '../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { type Language, useLanguage } from '../../texts/language.tsx'
import { useNames } from './History.tsx'
import { counted } from './timeline/timeline.ts'

type Choose = (type: EventType, party?: string) => void
type Props = { view: CaseView; choose: Choose }

/** What the trial consists of besides its papers: the rounds of mediation, who was heard, the hearing. */
export function Trial({ view, choose }: Props): ReactElement | null {
  const { texts } = useLanguage()
  if (view.facts.trialStartedOn === null && view.facts.mediations.length === 0) return null
  return (
    <Card title={texts.trial.title} className="trialCard">
      <div className="trial">
        <Mediation view={view} choose={choose} />
        <Opinions view={view} choose={choose} />
        <Hearing view={view} choose={choose} />
      </div>
    </Card>
  )
}

/** Whether a step is open to this person now: its button is offered where its result will stand. */
const takes = (view: CaseView, type: EventType): boolean =>
  view.steps.some((step) => step.type === type && step.here && step.unmet.length === 0)

const rounds: readonly EventType[] = ['PRE_CASE_MEDIATED', 'MEDIATION_OFFERED', 'OPINIONS_HEARD', 'MEDIATION_HELD']
const ends: readonly EventType[] = ['MEDIATION_ENDED', 'MEDIATION_DOC_EFFECTIVE']

type Round = { entry: LoggedEvent; sealed: LogEntry['sealed']; no: number | null }

/** The offers and sessions in their order; sessions are counted, before and after acceptance alike. */
function roundsOf(view: CaseView): Round[] {
  let no = 0
  return counted(view)
    .filter(({ type, data }) =>
      type === 'OPINIONS_HEARD' ? data['mediationAnswer'] !== undefined : [...rounds, ...ends].includes(type),
    )
    .map((entry) => ({
      entry,
      sealed: view.history.find(({ seq }) => seq === entry.seq)?.sealed ?? [],
      no: entry.type === 'MEDIATION_HELD' || entry.type === 'PRE_CASE_MEDIATED' ? ++no : null,
    }))
}

function Mediation({ view, choose }: Props): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.trial
  const names = useNames(view)
  const all = roundsOf(view)
  const state = view.regions['mediation'] ?? 'notOffered'
  return (
    <section>
      <h3>
        {t.mediation}
        <span className="muted small">{termName('mediationState', state, language)}</span>
        <Offers view={view} types={['MEDIATION_OFFERED', 'MEDIATION_HELD']} choose={choose} />
      </h3>
      {all.length === 0 ? (
        <p className="muted">{t.noMediation}</p>
      ) : (
        <ol className="trialRows">
          {all.map(({ entry, sealed, no }) => (
            <li key={entry.seq}>
              <span>{no === null ? t.offer : t.round(no)}</span>
              <span className="muted">{entry.on}</span>
              <span>{roundWords(entry, names, language, texts.trial)}</span>
              {typeof entry.data['summary'] === 'string' && entry.type !== 'OPINIONS_HEARD' ? (
                <p className="roundText prewrap">{entry.data['summary']}</p>
              ) : sealed.length > 0 ? (
                <p className="roundText muted small">{texts.form.sealedAway}</p>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

type Names = ReturnType<typeof useNames>
type TrialTexts = ReturnType<typeof useLanguage>['texts']['trial']

/** A round in a line: how, who took part, what came of it. */
function roundWords(entry: LoggedEvent, names: Names, language: Language, t: TrialTexts): string {
  const join = language === 'zh' ? '、' : ', '
  const words: (string | undefined)[] = []
  const term = (group: 'contactChannel' | 'mediationOutcome' | 'mediationAnswer', code: unknown): string | undefined =>
    isTermCode(group, code) ? termName(group, code, language) : undefined
  switch (entry.type) {
    case 'MEDIATION_HELD': {
      const data = entry.data as Payload<'MEDIATION_HELD'>
      words.push(term('contactChannel', data.channel), term('mediationOutcome', data.outcome))
      words.push(data.participants.map(names.party).join(join), t.mediators(data.mediators.map(names.staff).join(join)))
      break
    }
    case 'PRE_CASE_MEDIATED': {
      const data = entry.data as Payload<'PRE_CASE_MEDIATED'>
      words.push(term('contactChannel', data.channel), data.solved ? t.solved : t.notSolved)
      words.push(data.participants.map(names.party).join(join))
      break
    }
    case 'MEDIATION_OFFERED': {
      const { asked } = entry.data as Payload<'MEDIATION_OFFERED'>
      words.push(asked.map((a) => `${names.party(a.party)} ${term('mediationAnswer', a.answer) ?? ''}`).join(join))
      break
    }
    case 'OPINIONS_HEARD':
      words.push(
        `${names.party(String(entry.data['party']))} ${term('mediationAnswer', entry.data['mediationAnswer']) ?? ''}`,
      )
      words.push(t.withOpinion)
      break
    default:
      words.push(termName('eventType', entry.type, language))
  }
  return words.filter(Boolean).join(' · ')
}

/** Every party with when and how it was heard (行政复议法 第49条), or that it is still to be heard. */
function Opinions({ view, choose }: Props): ReactElement | null {
  const { language, texts } = useLanguage()
  const t = texts.trial
  const names = useNames(view)
  const { facts } = view
  if (facts.trialStartedOn === null) return null
  const log = counted(view)
  const entryOf = (seq: number): LoggedEvent | undefined => log.find((entry) => entry.seq === seq)
  const compulsory = (role: string): boolean => role === 'applicant' && facts.procedure === 'ordinary'
  return (
    <section>
      <h3>
        {t.opinions}
        <span className="muted small">{facts.procedure === 'simple' ? t.opinionsSimple : t.opinionsOrdinary}</span>
      </h3>
      <ul className="trialRows opinionRows">
        {facts.parties.map((party) => {
          const heard = facts.opinions.filter((opinion) => opinion.party === party.id)
          return (
            <li key={party.id}>
              <span>
                <span className="muted small">{termName('partyRole', party.role, language)}</span> {party.name}
              </span>
              <span>
                {party.representedBy
                  ? texts.case.representedBy(names.party(party.representedBy))
                  : heard.length === 0
                    ? compulsory(party.role)
                      ? t.notHeard
                      : t.notHeardOptional
                    : heard
                        .map((opinion) => {
                          const channel = entryOf(opinion.seq)?.data['channel']
                          return opinion.impossible
                            ? t.impossible(opinion.on)
                            : t.heard(
                                opinion.on,
                                isTermCode('contactChannel', channel)
                                  ? termName('contactChannel', channel, language)
                                  : '',
                              )
                        })
                        .join(language === 'zh' ? '；' : '; ')}
              </span>
              {party.representedBy === null && heard.length === 0 && takes(view, 'OPINIONS_HEARD') ? (
                <Button size="small" aria-label={t.hear(party.name)} onClick={() => choose('OPINIONS_HEARD', party.id)}>
                  {termName('eventType', 'OPINIONS_HEARD', language)}
                </Button>
              ) : (
                <span />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const hearingEvents: readonly EventType[] = [
  'HEARING_REQUIRED',
  'HEARING_REQUESTED',
  'HEARING_NOTICED',
  'HEARING_POSTPONED',
  'HEARING_HELD',
  'HEARING_WAIVED',
  'HEARING_CANCELLED',
]

/** The hearing: whether there is one, when and where, and what happened to it. */
function Hearing({ view, choose }: Props): ReactElement | null {
  const { language, texts } = useLanguage()
  const t = texts.trial
  const names = useNames(view)
  const log = counted(view).filter(({ type }) => hearingEvents.includes(type))
  const offered: EventType[] = ['HEARING_REQUIRED', 'HEARING_NOTICED', 'HEARING_HELD']
  if (view.facts.trialStartedOn === null) return null
  const state = view.regions['hearing']
  return (
    <section>
      <h3>
        {t.hearing}
        {state && isTermCode('hearingState', state) ? (
          <span className="muted small">{termName('hearingState', state, language)}</span>
        ) : null}
        <Offers view={view} types={offered} choose={choose} />
      </h3>
      {log.length === 0 ? (
        <p className="muted">{t.noHearing}</p>
      ) : (
        <ol className="trialRows">
          {log.map((entry) => (
            <li key={entry.seq}>
              <span>{termName('eventType', entry.type, language)}</span>
              <span className="muted">{entry.on}</span>
              <span>{hearingWords(entry, names, t)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function hearingWords(entry: LoggedEvent, names: Names, t: TrialTexts): string {
  if (entry.type === 'HEARING_NOTICED') {
    const data = entry.data as Payload<'HEARING_NOTICED'>
    return t.hearingAt(data.hearingOn, data.place, names.staff(data.presider))
  }
  if (entry.type === 'HEARING_HELD') {
    const data = entry.data as Payload<'HEARING_HELD'>
    return `${t.present(data.present.map(names.party).join('、'))} · ${data.respondentHeadAttended ? t.headCame : t.headAbsent}`
  }
  const { reason } = entry.data as { reason?: string }
  return reason ?? ''
}

/** The steps that lead on from here, where they are possible. */
function Offers({ view, types, choose }: Props & { types: readonly EventType[] }): ReactElement | null {
  const { language } = useLanguage()
  const possible = types.filter((type) => takes(view, type))
  if (possible.length === 0) return null
  return (
    <span className="offers">
      {possible.map((type) => (
        <Button key={type} size="small" onClick={() => choose(type)}>
          {termName('eventType', type, language)}
        </Button>
      ))}
    </span>
  )
}
