import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { queries } from '../../api/queries.ts'
import { useToday } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { useAddress } from '../../parts/useAddress.ts'
import { ALL_YEARS, periodOfYear, recentYears } from '../../parts/years.ts'
import { useTexts } from '../../texts/language.tsx'
import { Defects } from './Defects.tsx'
import { Letters } from './Letters.tsx'
import { Pressure } from './Pressure.tsx'
import '../cases/cases.css'
import './corrections.css'

export type Scope = { from: string; to: string; organ?: string }
/** What every part of the screen is told: the scope, and whether its list is to be printed. */
export type PartProps = { scope: Scope; scopeName: string; printing: boolean; printed(): void }

const tabs = ['letters', 'defects', 'pressure'] as const

/** 纠错建议: what was found, what was written about it, who has answered, and what was done where nobody did. */
export function Corrections(): ReactElement {
  const { corrections: t } = useTexts()
  const today = useToday()
  const address = useAddress()
  const [printing, setPrinting] = useState(false)
  const tab = tabs.find((name) => name === address.get('tab')) ?? 'letters'
  const year = address.get('year') ?? today.slice(0, 4)
  const organ = address.get('organ') ?? undefined
  const period = periodOfYear(year)
  const organs = useQuery(queries.letters({ ...period, pageSize: 1 }))
  const yearName = year === ALL_YEARS ? t.allYears : t.yearOf(year)
  const part: PartProps = {
    scope: { ...period, ...(organ ? { organ } : {}) },
    scopeName: [yearName, organ ?? t.allOrgans].join(' · '),
    printing,
    printed: () => setPrinting(false),
  }
  const known = organs.data?.organs ?? []
  return (
    <>
      <PageHead title={t.title} note={t.note}>
        <Select
          aria-label={t.year}
          value={year}
          onChange={(value) => address.set({ year: value, organ: null })}
          options={[
            ...recentYears(today).map((value) => ({ value, label: t.yearOf(value) })),
            { value: ALL_YEARS, label: t.allYears },
          ]}
          className="yearSelect"
        />
        <Select
          aria-label={t.organ}
          value={organ ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(value) => address.set({ organ: value || null })}
          options={[
            { value: '', label: t.allOrgans },
            ...(organ && !known.some((one) => one.organ === organ) ? [{ value: organ, label: organ }] : []),
            ...known.map((one) => ({ value: one.organ, label: t.organCount(one.organ, one.count) })),
          ]}
          className="organSelect"
        />
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t.print}
        </Button>
      </PageHead>
      <Card>
        <Segmented
          aria-label={t.tabsLabel}
          className="partTabs"
          value={tab}
          onChange={(value) => address.set({ tab: value, state: null, type: null, repeated: null })}
          options={tabs.map((name) => ({ value: name as string, label: t.tabs[name] }))}
        />
        {tab === 'letters' ? <Letters {...part} /> : tab === 'defects' ? <Defects {...part} /> : <Pressure {...part} />}
      </Card>
    </>
  )
}
