import { PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { type CourtInstanceName, courtInstances } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { useToday } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { useAddress } from '../../parts/useAddress.ts'
import { ALL_YEARS, periodOfYear, recentYears } from '../../parts/years.ts'
import { useLanguage } from '../../texts/language.tsx'
import { Figures } from './Figures.tsx'
import { Hearings } from './Hearings.tsx'
import { Suits } from './Suits.tsx'
import '../cases/cases.css'
import './litigation.css'

export type Scope = { from: string; to: string; instance?: CourtInstanceName }
export type PartProps = { scope: Scope; scopeName: string; printing: boolean; printed(): void }

const tabs = ['suits', 'hearings'] as const

/** 应诉: the suits that follow decisions, by instance; what we owe the court, who appeared for the organ, how it ended. */
export function Litigation(): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.litigation
  const today = useToday()
  const address = useAddress()
  const [printing, setPrinting] = useState(false)
  const tab = tabs.find((name) => name === address.get('tab')) ?? 'suits'
  const year = address.get('year') ?? today.slice(0, 4)
  const instance = courtInstances.find((name) => name === address.get('instance'))
  const scope: Scope = { ...periodOfYear(year), ...(instance ? { instance } : {}) }
  const yearName = year === ALL_YEARS ? t.allYears : t.yearOf(year)
  const instanceName = instance ? termName('courtInstance', instance, language) : t.allInstances
  const part: PartProps = {
    scope,
    scopeName: `${yearName} · ${instanceName}`,
    printing,
    printed: () => setPrinting(false),
  }
  return (
    <>
      <PageHead title={t.title} note={t.note}>
        <Select
          aria-label={t.year}
          value={year}
          onChange={(value) => address.set({ year: value })}
          options={[
            ...recentYears(today).map((value) => ({ value, label: t.yearOf(value) })),
            { value: ALL_YEARS, label: t.allYears },
          ]}
          className="yearSelect"
        />
        <Segmented
          aria-label={t.instance}
          value={instance ?? ''}
          onChange={(value) => address.set({ instance: value || null })}
          options={[
            { value: '', label: t.allInstances },
            ...courtInstances.map((name) => ({
              value: name as string,
              label: termName('courtInstance', name, language),
            })),
          ]}
        />
        <Button icon={<PrinterOutlined />} onClick={() => setPrinting(true)}>
          {t.print}
        </Button>
      </PageHead>
      <Figures
        scope={scope}
        scopeName={part.scopeName}
        open={(changes) => address.set({ status: null, appeared: null, ...changes })}
      />
      <Card>
        <Segmented
          aria-label={t.tabsLabel}
          className="partTabs"
          value={tab}
          onChange={(value) => address.set({ tab: value, status: null, appeared: null })}
          options={tabs.map((name) => ({ value: name as string, label: t.tabs[name] }))}
        />
        {tab === 'suits' ? <Suits {...part} /> : <Hearings {...part} />}
      </Card>
    </>
  )
}
