import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { queries } from '../../api/queries.ts'
import { Card } from '../../parts/Card.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import type { Scope } from './Litigation.tsx'

type Props = { scope: Scope; scopeName: string; open(changes: Record<string, string | null>): void }

/** What stands open, who appeared, what was lost: each figure with its base beside it, each number with its rows. */
export function Figures({ scope, scopeName, open }: Props): ReactElement {
  const { litigation: t } = useTexts()
  const suits = useQuery(queries.suits({ ...scope, pageSize: 1 }))
  const figures = useQuery(queries.litigationFigures(scope))
  const hearings = (appeared: string | null) => open({ tab: 'hearings', appeared })
  return (
    <div className="figureCards">
      <Card title={t.openedCount} extra={scopeName}>
        <Read query={suits} rows={1}>
          {({ counts }) => {
            const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
            return (
              <Figure
                figure={
                  <Open n={all} label={t.openedCount} open={() => open({ tab: 'suits', status: null })} unit={t.unit} />
                }
                rule={t.openedHint}
              >
                <button
                  type="button"
                  className="plain link"
                  onClick={() => open({ tab: 'suits', status: 'pending' })}
                  title={t.pendingHint}
                >
                  {t.pendingCount(counts.pending + counts.ruled)}
                </button>
              </Figure>
            )
          }}
        </Read>
      </Card>
      <Card title={t.rate} extra={scopeName}>
        <Read query={figures} rows={1}>
          {({ opened, appeared, appearancePercent }) => (
            <Figure figure={appearancePercent === null ? '–' : `${appearancePercent}%`} rule={t.rateRule}>
              <button type="button" className="plain link" onClick={() => hearings('true')}>
                {t.rateBase(appeared, opened)}
              </button>
              {opened > appeared ? (
                <button type="button" className="plain link bad" onClick={() => hearings('false')}>
                  {t.absent(opened - appeared)}
                </button>
              ) : null}
            </Figure>
          )}
        </Read>
      </Card>
      <Card title={t.lost} extra={scopeName}>
        <Read query={figures} rows={1}>
          {({ effective, lost, lostPercent }) => (
            <Figure figure={lostPercent === null ? '–' : `${lostPercent}%`} rule={t.lostRule}>
              <span>{t.lostBase(lost, effective)}</span>
            </Figure>
          )}
        </Read>
      </Card>
    </div>
  )
}

function Figure({ figure, rule, children }: { figure: ReactNode; rule: string; children: ReactNode }): ReactElement {
  return (
    <>
      <p className="bigFigure">
        <span className="figureNumber">{figure}</span>
        <span className="figureBase">{children}</span>
      </p>
      <p className="muted small">{rule}</p>
    </>
  )
}

function Open({ n, label, unit, open }: { n: number; label: string; unit: string; open(): void }): ReactElement {
  return (
    <button type="button" className="plain" aria-label={`${label} ${n} ${unit}`} onClick={open}>
      {n}
      <small> {unit}</small>
    </button>
  )
}
