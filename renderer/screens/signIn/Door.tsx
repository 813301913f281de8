import type { ReactElement, ReactNode } from 'react'
import { useEffect } from 'react'
import { useSession } from '../../api/session.tsx'
import { dateWithWeekday } from '../../parts/dates.ts'
import { useLanguage } from '../../texts/language.tsx'
import './door.css'

type Props = { title: string; note?: string; wide?: boolean; children: ReactNode }

/** The page before the desk: what this is, whose it is, and one card with what is asked now. */
export function Door({ title, note, wide, children }: Props): ReactElement {
  const { status } = useSession()
  const { language, texts, setLanguage } = useLanguage()
  useEffect(() => {
    document.title = `${title} · ${texts.frame.product}`
  }, [title, texts])
  return (
    <div className="door">
      <header className="doorHead">
        <p className="doorBrand">{texts.frame.product}</p>
        <p className="muted">{status.organ ?? texts.signIn.slogan}</p>
      </header>
      <main className={wide ? 'doorCard wide' : 'doorCard'}>
        <h1>{title}</h1>
        {note ? <p className="muted doorNote">{note}</p> : null}
        {children}
      </main>
      <footer className="doorFoot">
        <span>{dateWithWeekday(status.today, language)}</span>
        <button type="button" className="plain link" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {texts.frame.otherLanguage}
        </button>
      </footer>
    </div>
  )
}
