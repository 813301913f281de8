import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { RateFigure } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useToday } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** The four rates of this year in short; each leads to its page, each gap to its rows. */
export function RatesCard(): ReactElement {
  const { texts } = useLanguage()
  const today = useToday()
  const query = useQuery(queries.fourRates({ from: `${today.slice(0, 4)}-01-01`, to: today }))
  return (
    <Card title={<Link to="/rates">{texts.frame.rates}</Link>} extra={texts.rates.thisYear}>
      <Read query={query} rows={4}>
        {({ rates }) => (
          <div className="rateMinis">
            {rates.map((rate) => (
              <RateMini key={rate.rate} figure={rate} />
            ))}
          </div>
        )}
      </Read>
    </Card>
  )
}

function RateMini({ figure }: { figure: RateFigure }): ReactElement {
  const { language, texts } = useLanguage()
  const part = figure.denominator === 0 ? 0 : (figure.met / figure.denominator) * 100
  return (
    <div className="rateMini">
      <p>{termName('rate', figure.rate, language)}</p>
      <p className="rateMiniFigure">{figure.percent === null ? '–' : `${figure.percent}%`}</p>
      <div className="bar" aria-hidden="true">
        <span className={figure.full ? 'full' : 'short'} style={{ width: `${part}%` }} />
      </div>
      <p className="small">
        {figure.missing > 0 ? (
          <Link to={`/rates?open=${figure.rate}.missing`} className="missing">
            {texts.rates.missing(figure.missing, figure.rate)}
          </Link>
        ) : (
          <span className="muted">
            {figure.denominator === 0 ? texts.rates.noneYet : `${figure.met} / ${figure.denominator}`}
          </span>
        )}
      </p>
    </div>
  )
}
