import type { ReactElement, ReactNode } from 'react'
import { useEffect } from 'react'
import { useTexts } from '../texts/language.tsx'

type Props = { title: string; note?: ReactNode; children?: ReactNode }

/** The heading of a page: names the window and holds the actions of the page. */
export function PageHead({ title, note, children }: Props): ReactElement {
  const { frame } = useTexts()
  useEffect(() => {
    document.title = `${title} · ${frame.product}`
  }, [title, frame.product])
  return (
    <header className="pageHead">
      <div className="titles">
        <h1>{title}</h1>
        {note ? <p>{note}</p> : null}
      </div>
      {children ? <div className="pageActions">{children}</div> : null}
    </header>
  )
}
