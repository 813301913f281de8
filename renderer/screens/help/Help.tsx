import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { NavLink, useParams } from 'react-router'
import { Card } from '../../parts/Card.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import { guidePages, readGuidePage } from './guide.ts'
import { Markdown } from './Markdown.tsx'
import './help.css'

/** F1: every key on one page that can be printed, and the user guide. */
export function Help(): ReactElement {
  const { help } = useTexts()
  const page = useParams()['*'] ?? ''
  return (
    <div className="helpPage">
      <PageHead title={help.title} note={help.note}>
        <Button onClick={() => window.print()}>{help.print}</Button>
      </PageHead>
      <div className="helpColumns">
        <nav className="helpContents" aria-label={help.title}>
          <NavLink to="/help" end>
            {help.keys}
          </NavLink>
          <h2>{help.guide}</h2>
          {guidePages.length === 0 ? <p className="muted small">{help.noGuide}</p> : null}
          <ul>
            {guidePages.map((each) => (
              <li key={each}>
                <NavLink to={`/help/${each}`}>
                  <PageTitle page={each} />
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        {page === '' ? <Keys /> : <GuidePage key={page} page={page} />}
      </div>
    </div>
  )
}

function Keys(): ReactElement {
  const { help } = useTexts()
  return (
    <div className="keyGroups">
      {help.groups.map((group) => (
        <Card key={group.title} title={group.title}>
          <dl className="keyList">
            {group.keys.map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  {String(keys)
                    .split('　')
                    .map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </Card>
      ))}
    </div>
  )
}

const usePage = (page: string) =>
  useQuery({ queryKey: ['guide', page], queryFn: () => readGuidePage(page), staleTime: Number.POSITIVE_INFINITY })

/** The first heading of a page. */
function PageTitle({ page }: { page: string }): string {
  const text = usePage(page).data
  return (text && /^#\s+(.+)$/m.exec(text)?.[1]) ?? page
}

function GuidePage({ page }: { page: string }): ReactElement {
  return (
    <Card>
      <Read query={usePage(page)}>{(text) => <Markdown page={page} text={text} />}</Read>
    </Card>
  )
}
