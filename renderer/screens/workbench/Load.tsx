import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { Link } from 'react-router'
import type { LoadRow } from '../../../shared/contract/index.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { Handover } from './Handover.tsx'
import type { Tab } from './tabs.ts'
import './workbench.css'
import '../../parts/table.css'

/** What each person has in hand, and what falls due while one is away. For those who distribute the work. */
export function Load(): ReactElement {
  const { workbench } = useLanguage().texts
  const leads = useHasRole('approver', 'supervisor')
  const [away, setAway] = useState<string | null>(null)
  const query = useQuery({ ...queries.load(), enabled: leads })
  if (!leads) return <Empty text={workbench.loadRefused} />
  return (
    <>
      <PageHead title={workbench.load} note={workbench.loadNote} />
      <Card>
        <Read query={query} rows={6}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty text={workbench.nobodyAtWork} />
            ) : (
              <table className="dataTable loadTable" aria-label={workbench.load}>
                <thead>
                  <tr>
                    <th scope="col">{workbench.officer}</th>
                    {(['openCases', 'simpleCases', 'suspended', 'near', 'overdue'] as const).map((key) => (
                      <th key={key} scope="col" className="end">
                        {workbench.loadColumns[key]}
                      </th>
                    ))}
                    <th scope="col">{workbench.cover}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Person
                      key={row.person?.id ?? ''}
                      row={row}
                      chosen={row.person?.id === away}
                      choose={() => setAway(row.person?.id ?? null)}
                    />
                  ))}
                </tbody>
              </table>
            )
          }
        </Read>
      </Card>
      {away ? <Handover key={away} staff={away} close={() => setAway(null)} /> : null}
    </>
  )
}

function Person({ row, chosen, choose }: { row: LoadRow; chosen: boolean; choose(): void }): ReactElement {
  const { workbench } = useLanguage().texts
  const { person } = row
  const cases = person ? `/cases?${new URLSearchParams({ open: 'true', officer: person.id })}` : '/?scope=all&tab=stuck'
  const listed = (tab: Tab, count: number): ReactElement | number =>
    person && count > 0 ? <Link to={`/?${new URLSearchParams({ staff: person.id, tab })}`}>{count}</Link> : count
  return (
    <tr className={chosen ? 'selected' : undefined}>
      <th scope="row">
        {person?.name ?? workbench.noOfficer}
        {row.disabled ? <span className="muted small"> {workbench.disabled}</span> : null}
      </th>
      <td className="end">{row.openCases > 0 ? <Link to={cases}>{row.openCases}</Link> : 0}</td>
      <td className="end">{row.simpleCases}</td>
      <td className="end">{listed('suspended', row.suspended)}</td>
      <td className="end">{listed('near', row.near)}</td>
      <td className={row.overdue > 0 ? 'end red' : 'end'}>{listed('overdue', row.overdue)}</td>
      <td>
        {person ? (
          <Button size="small" aria-pressed={chosen} onClick={choose}>
            {workbench.coverFor}
          </Button>
        ) : null}
      </td>
    </tr>
  )
}
