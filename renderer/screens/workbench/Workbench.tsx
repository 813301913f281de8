import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Tag } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { Subject } from '../../../shared/contract/index.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { useTexts } from '../../texts/language.tsx'
import { BandTabs } from './BandTabs.tsx'
import { StuckList, type Whose, WorkList } from './lists.tsx'
import { MyCases } from './MyCases.tsx'
import { Preview } from './Preview.tsx'
import { RatesCard } from './RatesCard.tsx'
import { type Tab, tabNames, tabs } from './tabs.ts'
import './workbench.css'

/** What is to be done today, by legal risk; the four rates and the open cases beside it, or what a row is about. */
export function Workbench(): ReactElement {
  const { workbench, consultations, register } = useTexts()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [row, setRow] = useState<{ key: string; subject: Subject } | null>(null)
  const [peeking, setPeeking] = useState(false)
  const tab = tabNames.find((name) => name === search.get('tab')) ?? 'mine'
  const scope = search.get('scope') === 'all' ? 'all' : 'mine'
  const staff = search.get('staff')
  const whose: Whose = staff ? { staff } : { scope }
  const atDesk = useHasRole('reception', 'caseOfficer', 'supervisor')
  const leads = useHasRole('approver', 'supervisor')

  const counts = useQuery(queries.worklist({ ...whose, pageSize: 1 })).data?.counts
  const stuck = useQuery(queries.stuck({ ...whose, pageSize: 1 })).data?.total
  const countOf = (name: Tab): number | null =>
    name === 'stuck' ? (stuck ?? null) : counts ? tabs[name].reduce((n, band) => n + counts[band], 0) : null

  const change = (changes: Record<string, string | null>): void => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    setSearch(next, { replace: true })
    setRow(null)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
      if (typing || event.isComposing || event.defaultPrevented) return
      if (event.ctrlKey || event.altKey || event.metaKey) return
      // A drawer or menu over the list has its own Escape.
      if (event.key === 'Escape' && !document.querySelector('.ant-drawer-open, .ant-modal-wrap')) setPeeking(false)
      const to = tabNames[Number(event.key) - 1]
      if (to) change({ tab: to })
      if (event.key === 'n' && atDesk) void navigate('/cases/new')
      if (event.key === 'q' && atDesk) void navigate('/consultations/new')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  const list = {
    whose,
    narrow: peeking && row !== null,
    current: row?.key ?? null,
    move: (key: string, subject: Subject) => setRow({ key, subject }),
    peek: (key: string, subject: Subject) => {
      setRow({ key, subject })
      setPeeking(!peeking || row?.key !== key)
    },
  }
  const mine = countOf('mine')
  return (
    <>
      <PageHead title={workbench.title} note={mine === null ? null : workbench.note(mine, counts?.overdue ?? 0)}>
        {staff ? (
          <StaffTag id={staff} close={() => change({ staff: null })} />
        ) : (
          <Segmented
            aria-label={workbench.scope}
            value={scope}
            onChange={(value) => change({ scope: value })}
            options={[
              { value: 'mine', label: workbench.mine },
              { value: 'all', label: workbench.all },
            ]}
          />
        )}
        <Button onClick={() => void navigate(`/today?scope=${scope}`)}>{workbench.sheet}</Button>
        <Button onClick={() => void navigate(`/journal?scope=${scope}`)}>{workbench.journal}</Button>
        {leads ? <Button onClick={() => void navigate('/load')}>{workbench.load}</Button> : null}
        {atDesk ? (
          <>
            <Button onClick={() => void navigate('/consultations/new')}>
              {consultations.register} <kbd>Q</kbd>
            </Button>
            <Button type="primary" onClick={() => void navigate('/cases/new')}>
              {register.title} <kbd>N</kbd>
            </Button>
          </>
        ) : null}
      </PageHead>
      <div className={peeking && row ? 'workbench peeking' : 'workbench'}>
        <Card className="worklist">
          <BandTabs tab={tab} countOf={countOf} change={(to) => change({ tab: to })} />
          <div role="tabpanel" id="bandPanel" aria-labelledby={`band-${tab}`}>
            {tab === 'stuck' ? (
              <StuckList key={`${scope}${staff}`} {...list} />
            ) : (
              <WorkList key={`${tab}${scope}${staff}`} tab={tab} {...list} />
            )}
          </div>
        </Card>
        <aside className="beside">
          {peeking && row ? (
            <Preview subject={row.subject} close={() => setPeeking(false)} />
          ) : (
            <>
              <RatesCard />
              <MyCases scope={scope} />
            </>
          )}
        </aside>
      </div>
    </>
  )
}

/** Whose list it is, where it is somebody else's. */
function StaffTag({ id, close }: { id: string; close(): void }): ReactElement {
  const { workbench } = useTexts()
  const name = useQuery(queries.staff()).data?.find((person) => person.id === id)?.name
  return (
    <Tag closable onClose={close}>
      {workbench.workOf(name ?? '…')}
    </Tag>
  )
}
