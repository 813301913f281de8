import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Checkbox, InputNumber } from 'antd'
import { type ReactElement, useId } from 'react'
import type { ListLayout } from '../../../shared/contract/index.ts'
import { type SheetColumnId, sheetColumnIds } from '../../../shared/reports/sheetColumns.ts'
import { useTexts } from '../../texts/language.tsx'
import { columnsOf, usualLayout, withColumn } from './columns.tsx'

type Props = { layout: ListLayout; change(layout: ListLayout): void }

/** Which columns are shown, in which order, how wide, and how many stay when scrolling sideways; all by keyboard. */
export function ColumnSettings({ layout, change }: Props): ReactElement {
  const { cases } = useTexts()
  const id = useId()
  const shown = columnsOf(layout)
  const hidden = sheetColumnIds.filter((column) => !shown.includes(column))
  const move = (from: number, to: number): void => {
    const columns = [...layout.columns]
    const [moving] = columns.splice(from, 1)
    if (moving) change({ ...layout, columns: [...columns.slice(0, to), moving, ...columns.slice(to)] })
  }
  const line = (column: SheetColumnId, at: number): ReactElement => {
    const title = cases.columns[column]
    return (
      <li key={column}>
        <Checkbox
          checked={at !== -1}
          // A row is known by its number.
          disabled={column === 'number' || (at !== -1 && shown.length === 1)}
          onChange={(event) => change(withColumn(layout, column, event.target.checked))}
        >
          {title}
        </Checkbox>
        {at === -1 ? null : (
          <>
            <InputNumber
              size="small"
              aria-label={cases.width(title)}
              min={48}
              max={800}
              step={10}
              value={layout.columns[at]?.width ?? null}
              onChange={(width) =>
                width !== null &&
                change({
                  ...layout,
                  columns: layout.columns.map((each) =>
                    each.id === column ? { ...each, width: Math.round(width) } : each,
                  ),
                })
              }
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={cases.up(title)}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={cases.down(title)}
              disabled={at === layout.columns.length - 1}
              onClick={() => move(at, at + 1)}
            />
          </>
        )}
      </li>
    )
  }
  return (
    <div className="columnSettings">
      <div className="columnSettingsHead">
        <label htmlFor={`${id}-frozen`}>{cases.frozen}</label>
        <InputNumber
          id={`${id}-frozen`}
          size="small"
          min={0}
          max={Math.min(6, shown.length)}
          value={layout.frozen}
          onChange={(frozen) => frozen !== null && change({ ...layout, frozen })}
        />
        <Button size="small" onClick={() => change(usualLayout)}>
          {cases.usualColumns}
        </Button>
      </div>
      <ul aria-label={cases.columnsShown}>
        {shown.map((column) =>
          line(
            column,
            layout.columns.findIndex((each) => each.id === column),
          ),
        )}
        {hidden.map((column) => line(column, -1))}
      </ul>
    </div>
  )
}
