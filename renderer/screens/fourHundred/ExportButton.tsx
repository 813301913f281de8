import { Button } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { RunDimension } from '../../../shared/contract/index.ts'
import { useUser } from '../../api/session.tsx'
import { instantText } from '../../parts/dates.ts'
import { download } from '../../parts/download.ts'
import type { Workbook } from '../../parts/grid/workbook.ts'
import { FailureLine } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { figureTables, readFigures, rowTables } from './figures.ts'
import type { View } from './view.ts'

/** Writes every table of the page and the rows behind its numbers into one .xlsx file; may be cancelled. */
export function ExportButton({ view, by }: { view: View; by: RunDimension }): ReactElement {
  const { language, texts } = useLanguage()
  const { rates: t } = texts
  const user = useUser()
  const [rows, setRows] = useState<number | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const write = async (): Promise<void> => {
    const stop = new AbortController()
    running.current = stop
    setFailure(null)
    setRows(0)
    let n = 0
    const counted = {
      signal: stop.signal,
      add: (more: number) => {
        n += more
        setRows(n)
      },
    }
    try {
      const { period, before, cohort } = view
      const sheets: Workbook[] = []
      const head = (of: { from: string; to: string }): string =>
        `${t.inPeriod(of.from, of.to)}　${t.basis(t.cohorts[cohort])}`
      for (const [of, suffix] of [[period, ''], ...(before ? [[before, t.exported.second] as const] : [])] as const) {
        const tables = [
          ...figureTables(await readFigures(of, view, by), by, texts, language),
          ...(await rowTables(of, view, texts, language, counted)),
        ]
        sheets.push(
          ...tables.map(({ name, columns, rows }) => ({
            sheetName: name + suffix,
            head: head(of),
            columns,
            rows,
            frozenColumns: 1,
          })),
        )
      }
      const { inPeriod, exported } = t
      const about = {
        sheetName: exported.about,
        head: texts.frame.rates,
        columns: [
          { title: t.item, kind: 'text' as const, width: 120 },
          { title: exported.content, kind: 'text' as const, width: 480 },
        ],
        rows: [
          [t.period, inPeriod(period.from, period.to)],
          [t.cohort, t.basis(t.cohorts[cohort])],
          [t.comparison, before ? inPeriod(before.from, before.to) : t.comparisons.none],
          [exported.at, `${instantText(new Date().toISOString())}　${user.name}`],
        ],
        frozenColumns: 1,
      }
      const { workbookOf } = await import('../../parts/grid/workbook.ts')
      download(
        await workbookOf([about, ...sheets], stop.signal),
        `${exported.file(inPeriod(period.from, period.to))}.xlsx`,
      )
    } catch (error) {
      if (!stop.signal.aborted) setFailure(error)
    } finally {
      setRows(null)
    }
  }
  return (
    <>
      {rows === null ? (
        <Button onClick={() => void write()}>{t.exported.button}</Button>
      ) : (
        <Button onClick={() => running.current?.abort()}>{t.exported.running(rows)}</Button>
      )}
      <FailureLine error={failure} />
    </>
  )
}
