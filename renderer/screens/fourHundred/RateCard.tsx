import type { ReactElement } from 'react'
import type { RateFigure } from '../../../shared/contract/index.ts'
import { isTermCode, termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { type Open, pointsBetween } from './view.ts'

/** One of the four: met / owed = rate, what is missing, what is not counted and why. */
export function RateCard({
  figure,
  before,
  open,
}: {
  figure: RateFigure
  /** The same rate of the second period. */
  before: RateFigure | undefined
  open: Open
}): ReactElement {
  const { language, texts } = useLanguage()
  const { rates } = texts
  const part = figure.denominator === 0 ? 0 : (figure.met / figure.denominator) * 100
  const tone = figure.percent === null ? 'none' : figure.full ? 'full' : 'short'
  return (
    <Card className="rateCard" title={rates.titles[figure.rate]}>
      <p className={`rateFigure ${tone}`}>
        {figure.percent === null ? '–' : `${figure.percent}%`}
        {figure.full ? <span aria-hidden="true"> ✓</span> : null}
      </p>
      <div className="bar" aria-hidden="true">
        <span className={tone} style={{ width: `${part}%` }} />
      </div>
      <p className="rateBase">
        <button
          type="button"
          className="plain figureLink"
          onClick={() => open(`${figure.rate}.met`)}
          aria-label={rates.openMet(figure.met)}
        >
          {figure.met}
        </button>
        {' / '}
        <button
          type="button"
          className="plain figureLink"
          onClick={() => open(figure.rate)}
          aria-label={rates.openAll(figure.denominator)}
        >
          {figure.denominator}
        </button>{' '}
        {rates.unit(figure.rate)}
        {figure.missing > 0 ? (
          <button type="button" className="plain tag red missingLink" onClick={() => open(`${figure.rate}.missing`)}>
            {rates.missing(figure.missing, figure.rate)} →
          </button>
        ) : null}
      </p>
      {before ? (
        <p className="rateBefore">
          {rates.thenWord}{' '}
          <button type="button" className="plain link" onClick={() => open(figure.rate, { second: true })}>
            {before.met} / {before.denominator}
          </button>{' '}
          {before.percent === null ? '–' : `${before.percent}%`}{' '}
          {rates.points(pointsBetween(figure.percent, before.percent))}
          {before.missing > 0 ? (
            <>
              {' '}
              <button
                type="button"
                className="plain link"
                onClick={() => open(`${figure.rate}.missing`, { second: true })}
              >
                {rates.missing(before.missing, figure.rate)}
              </button>
            </>
          ) : null}
        </p>
      ) : null}
      <p className="rateAside">
        {figure.denominator === 0 ? <span>{rates.noneYet}</span> : null}
        {figure.excluded.map(({ code, count }) => (
          <button
            key={code}
            type="button"
            className="plain link"
            onClick={() => open(`${figure.rate}.excluded.${code}`)}
          >
            {rates.excluded(
              isTermCode('exclusionCode', code) ? termName('exclusionCode', code, language) : code,
              count,
            )}
          </button>
        ))}
        {figure.recordedLate > 0 ? <span>{rates.recordedLate(figure.recordedLate)}</span> : null}
      </p>
    </Card>
  )
}
