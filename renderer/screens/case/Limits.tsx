import { Drawer } from 'antd'
import { type ReactElement, useState } from 'react'
import type { CaseView, LimitView } from '../../../shared/contract/index.ts'
import type { Band } from '../../../shared/duties/duty.ts'
import { termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { DayStrip } from '../../parts/DayStrip.tsx'
import { dutyParty } from '../../parts/dutyNames.ts'
import { Light } from '../../parts/Light.tsx'
import { Empty } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'

const running = (limit: LimitView): boolean => limit.status === 'open' || limit.status === 'overdue'

/** The band of a limit: that of its duty, so that list and case page never differ. */
function bandOf(view: CaseView, limit: LimitView): Band | null {
  if (!running(limit)) return null
  const duty = view.duties.find((d) => d.key === limit.key)
  if (duty) return duty.band
  if (limit.status === 'overdue') return 'overdue'
  return limit.paused ? 'suspended' : limit.owner === 'us' ? 'normal' : 'waiting'
}

/** The periods of the case with their lights; each opens its day strip. */
export function Limits({ view }: { view: CaseView }): ReactElement {
  const { language, texts } = useLanguage()
  const [open, setOpen] = useState<LimitView | null>(null)
  const [showEnded, setShowEnded] = useState(false)
  const current = view.limits.filter(running).sort((a, b) => a.dueLegal.localeCompare(b.dueLegal))
  const ended = view.limits.filter((limit) => !running(limit))
  const row = (limit: LimitView): ReactElement => (
    <li key={limit.key}>
      <button type="button" className="plain limitRow" onClick={() => setOpen(limit)}>
        <span className="limitName">
          {termName('limitCode', limit.code, language)}
          {dutyParty(limit) ? <span className="muted small"> {dutyParty(limit)}</span> : null}
        </span>
        <span className="limitDue">
          <Light due={limit} band={bandOf(view, limit)} provisional={limit.provisional && running(limit)} />
        </span>
      </button>
    </li>
  )
  return (
    <Card title={texts.case.limits} extra={current.length > 0 ? texts.case.limitsHint : null}>
      {current.length > 0 ? <ul className="limitList">{current.map(row)}</ul> : <Empty text={texts.case.noLimits} />}
      {ended.length > 0 ? (
        <>
          <button
            type="button"
            className="plain link small"
            aria-expanded={showEnded}
            onClick={() => setShowEnded(!showEnded)}
          >
            {texts.case.endedLimits(ended.length)}
          </button>
          {showEnded ? <ul className="limitList">{ended.map(row)}</ul> : null}
        </>
      ) : null}
      <Drawer
        open={open !== null}
        onClose={() => setOpen(null)}
        size={480}
        title={open ? termName('limitCode', open.code, language) : null}
        destroyOnHidden
      >
        {open ? <DayStrip caseId={view.id} limitKey={open.key} version={view.version} /> : null}
      </Drawer>
    </Card>
  )
}
