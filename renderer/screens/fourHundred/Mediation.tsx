import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { MediationMeasure } from '../../../shared/contract/index.ts'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import type { PeriodOf } from './view.ts'

const groups: readonly (readonly MediationMeasure[])[] = [
  ['ended', 'offered', 'accepted', 'held', 'agreed'],
  ['mediated', 'settled'],
  ['refusedByApplicant', 'refusedByRespondent', 'refusedByThirdParty'],
  ['preCaseTried', 'preCaseSolved'],
]

/** Offer, session and agreement, told apart beside R1; every number opens its rows. */
export function Mediation({ period, open }: { period: PeriodOf; open(what: string): void }): ReactElement {
  const { rates } = useTexts()
  const { mediation } = rates
  return (
    <Card className="mediationCard" title={mediation.title} extra={mediation.hint}>
      <Read query={useQuery(queries.mediation(period))} rows={1}>
        {({ counts, percent }) => {
          const shares: Partial<Record<MediationMeasure, string>> = {
            accepted: mediation.ofOffered(percent.accepted),
            held: mediation.ofEnded(percent.held),
            settled: mediation.resolved(percent.resolved),
          }
          return (
            <div className="mediationFigures">
              {groups.map((measures) => (
                <p key={measures[0]}>
                  {measures.map((measure) => (
                    <span key={measure} className="mediationFigure">
                      {mediation.measures[measure]}{' '}
                      <button
                        type="button"
                        className="plain figureLink"
                        disabled={counts[measure] === 0}
                        aria-label={mediation.openRows(mediation.measures[measure], counts[measure])}
                        onClick={() => open(`mediation.${measure}`)}
                      >
                        {counts[measure]}
                      </button>
                      {shares[measure] ? <span className="muted small"> {shares[measure]}</span> : null}
                    </span>
                  ))}
                </p>
              ))}
            </div>
          )
        }}
      </Read>
    </Card>
  )
}
