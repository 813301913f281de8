import { useQueries } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import { stages } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** Open cases by stage; every number opens its cases. */
export function MyCases({ scope }: { scope: 'mine' | 'all' }): ReactElement {
  const { language, texts } = useLanguage()
  const user = useUser()
  const officer = scope === 'mine' ? { officer: user.id } : {}
  const [all, ...byStage] = useQueries({
    queries: [
      queries.caseList({ open: true, pageSize: 1, ...officer }),
      ...stages.map((stage) => queries.caseList({ open: true, stage: [stage], pageSize: 1, ...officer })),
    ],
  })
  const address = (stage?: string): string =>
    `/cases?${new URLSearchParams({ open: 'true', ...(stage ? { stage } : {}), ...officer })}`
  return (
    <Card
      title={scope === 'mine' ? texts.workbench.myCases : texts.workbench.allCases}
      extra={<Link to={address()}>{texts.workbench.inAll(all?.data?.total ?? 0)}</Link>}
    >
      <ul className="stageCounts">
        {stages.map((stage, i) => (
          <li key={stage}>
            <Link to={address(stage)}>
              <span>{termName('stage', stage, language)}</span>
              <span>{byStage[i]?.data?.total ?? ' '}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
