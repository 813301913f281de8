import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import type { SettingChangeView } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { queries } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { instantText } from '../../parts/dates.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { type ChangedValue, changeWords, whatOf } from './changeWords.ts'

type Props = {
  /** The kinds of changes that belong to the page; left out: all. */
  keys?: readonly string[]
  /** The values that belong to the page. */
  of?(value: ChangedValue): boolean
  /** Left out on the page that is nothing else. */
  title?: string
}

/** Who changed what, when and why, the newest first. Shown to those who may change settings. */
export function ChangeHistory({ keys, of = () => true, title }: Props): ReactElement | null {
  const { texts } = useLanguage()
  const { settings } = texts
  const steward = useHasRole('supervisor', 'administrator')
  const query = useInfiniteQuery({ ...queries.settingHistory(), enabled: steward })
  if (!steward) return null
  return (
    <Card {...(title === undefined ? {} : { title })} className="changeHistory">
      <Read query={query} rows={3}>
        {({ pages }) => {
          const rows = pages
            .flatMap((page) => page.rows)
            .map((row) => ({ ...row, values: row.values.filter(of) }))
            .filter((row) => (keys === undefined || keys.includes(row.key.split('.')[0]!)) && row.values.length > 0)
          return (
            <>
              {rows.length === 0 ? <Empty text={settings.noChanges} /> : <Rows rows={rows} />}
              {query.hasNextPage ? (
                <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {settings.earlier}
                </Button>
              ) : null}
            </>
          )
        }}
      </Read>
    </Card>
  )
}

function Rows({ rows }: { rows: readonly SettingChangeView[] }): ReactElement {
  const { language, texts } = useLanguage()
  const { settings } = texts
  const columns: Column<SettingChangeView>[] = [
    { id: 'at', header: settings.organ.at, width: 150, cell: (row) => instantText(row.at) },
    { id: 'by', header: settings.organ.by, width: 110, cell: (row) => row.by?.name ?? texts.case.program },
    { id: 'what', header: settings.what, width: 104, cell: (row) => whatOf(row.key, texts) },
    {
      id: 'values',
      header: settings.beforeAndAfter,
      wrap: true,
      cell: (row) => (
        <ul>
          {row.values.map((value) => {
            const words = changeWords(row.key, value, texts, language)
            return (
              <li key={value.path.join('.')}>
                {words.name}：<span className="muted">{words.before}</span> → <b>{words.after}</b>
              </li>
            )
          })}
        </ul>
      ),
    },
    { id: 'reason', header: settings.reason, width: '22%', wrap: true, cell: (row) => row.reason ?? '—' },
  ]
  return <DataTable label={settings.sections.history} columns={columns} rows={rows} rowKey={(row) => String(row.id)} />
}

/** Every change of the settings. */
export function HistoryPage(): ReactElement {
  const { settings, states } = useLanguage().texts
  const steward = useHasRole('supervisor', 'administrator')
  if (!steward) return <Empty text={states.notAllowed(termName('role', 'supervisor'))} />
  return (
    <>
      <PageHead title={settings.sections.history} note={settings.historyNote} />
      <ChangeHistory />
    </>
  )
}
