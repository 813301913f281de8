import type { ReactElement, ReactNode } from 'react'
import { useId } from 'react'

type Props = {
  title?: ReactNode
  /** Quiet words or a control at the right end of the heading. */
  extra?: ReactNode
  className?: string
  children: ReactNode
}

/** A white card with a one-pixel line; the only container of the house. */
export function Card({ title, extra, className, children }: Props): ReactElement {
  const id = useId()
  return (
    <section className={className ? `card ${className}` : 'card'} aria-labelledby={title ? id : undefined}>
      {title || extra ? (
        <header className="cardHead">
          {title ? <h2 id={id}>{title}</h2> : <span />}
          {extra ? <div className="cardExtra">{extra}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  )
}
