import type { ReactElement } from 'react'
import { changeText } from './view.ts'

type Props = {
  now: number
  /** The same number of the second period; undefined: nothing is compared, or it is on its way. */
  before: number | undefined
  open(second: boolean): void
  label?: string
}

/** A number that opens its rows, and under it the number of the second period with the change. */
export function Compared({ now, before, open, label }: Props): ReactElement {
  return (
    <>
      <button
        type="button"
        className="plain figureLink"
        disabled={now === 0}
        aria-label={label}
        onClick={() => open(false)}
      >
        {now}
      </button>
      {before === undefined ? null : (
        <span className="beforeLine">
          <button type="button" className="plain figureLink" disabled={before === 0} onClick={() => open(true)}>
            {before}
          </button>{' '}
          <span>{changeText(now, before)}</span>
        </span>
      )}
    </>
  )
}
