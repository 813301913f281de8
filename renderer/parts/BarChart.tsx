import { BarChart as Bars } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { type ReactElement, useEffect, useRef } from 'react'
import { colors, FONT } from '../theme.ts'

use([Bars, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

export type BarSeries = { name: string; values: readonly number[] }
type Props = {
  /** What the chart shows, for whoever does not see it; the table beside it has the same numbers. */
  label: string
  categories: readonly string[]
  series: readonly BarSeries[]
  /** Lying bars leave room for long names. */
  lying?: boolean
  /** A bar was clicked. */
  pick(series: number, category: number): void
}

const fills = [colors.primary, '#a9b6c8']
const ROW = 30

/** Plain bars with their numbers on them; the second series is hatched, so that it is told apart in black and white. */
export function BarChart({ label, categories, series, lying, pick }: Props): ReactElement {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const picked = useRef(pick)
  useEffect(() => {
    picked.current = pick
  }, [pick])

  useEffect(() => {
    if (!box.current) return
    const made = init(box.current)
    chart.current = made
    made.on('click', ({ seriesIndex, dataIndex }) => {
      if (seriesIndex !== undefined) picked.current(seriesIndex, dataIndex)
    })
    const watched = new ResizeObserver(() => made.resize())
    watched.observe(box.current)
    return () => {
      watched.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])

  useEffect(() => {
    const names = { type: 'category', data: [...categories], axisTick: { show: false } } as const
    const numbers = { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#eef0f3' } } } as const
    const axisLabel = { color: colors.secondary, fontSize: 12 }
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: FONT },
        aria: { enabled: true, label: { description: label } },
        // Drawn on the canvas: a page of its own would need styles that the content policy forbids.
        tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
        legend: { show: series.length > 1, top: 0, left: 0, itemHeight: 10, textStyle: { color: colors.text } },
        grid: { left: 4, right: lying ? 36 : 4, top: series.length > 1 ? 34 : 20, bottom: 4, containLabel: true },
        xAxis: lying ? { ...numbers, axisLabel } : { ...names, axisLabel },
        yAxis: lying
          ? { ...names, inverse: true, axisLabel: { ...axisLabel, width: 150, overflow: 'truncate' } }
          : { ...numbers, axisLabel },
        series: series.map(({ name, values }, i) => ({
          type: 'bar',
          name,
          data: [...values],
          barMaxWidth: 28,
          cursor: 'pointer',
          itemStyle: {
            color: fills[i],
            ...(i === 1
              ? { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 } }
              : {}),
          },
          label: {
            show: true,
            position: lying ? 'right' : 'top',
            color: colors.text,
            fontSize: 12,
            formatter: ({ value }: { value: unknown }) => (value === 0 ? '' : String(value)),
          },
        })),
      },
      true,
    )
  }, [label, categories, series, lying])

  const height = lying ? Math.max(160, categories.length * ROW * series.length + 50) : 260
  return <div ref={box} className="barChart" role="img" aria-label={label} style={{ height }} />
}
