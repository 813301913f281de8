import { Checkbox, InputNumber } from 'antd'
import type { ReactElement } from 'react'
import { type ApplicationDraft, materialChecklist } from '../../../shared/case/materials.ts'
import { termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import type { Written } from '../../parts/form/EventForm.tsx'
import type { Row } from '../../parts/form/values.ts'
import { useLanguage } from '../../texts/language.tsx'

type Props = { written: Written; rows: readonly Row[]; setRows(rows: Row[]): void }

/** The papers that belong to this application on this way: tick what is handed in, the receipt lists it. */
export function MaterialList({ written, rows, setRows }: Props): ReactElement | null {
  const { language, texts } = useLanguage()
  const { materials } = texts.register
  if (written.on === '') return null
  const checklist = materialChecklist(written.data as ApplicationDraft, written.on)
  // The receipt and the supplement notice are Chinese: the papers are kept under their Chinese names.
  const nameOf = (code: string): string => termName('applicationPaper', code)
  const rowOf = (code: string): Row | undefined => rows.find((row) => row['name'] === nameOf(code))
  const lacking = checklist.filter((item) => item.required && !rowOf(item.code)).length
  return (
    <Card title={materials.title} extra={lacking > 0 ? materials.lacking(lacking) : materials.complete}>
      <ul className="materialList">
        {checklist.map(({ code, required, article }) => {
          const row = rowOf(code)
          return (
            <li key={code} className={required && !row ? 'lacking' : ''}>
              <Checkbox
                checked={row !== undefined}
                onChange={({ target }) =>
                  setRows(
                    target.checked
                      ? [...rows.filter((r) => r['name'] !== undefined), { name: nameOf(code), copies: 1 }]
                      : rows.filter((r) => r !== row),
                  )
                }
              >
                <span title={article}>{termName('applicationPaper', code, language)}</span>
                {required ? <span className="requiredMark">{materials.required}</span> : null}
              </Checkbox>
              {row ? (
                <InputNumber
                  size="small"
                  aria-label={materials.copies(termName('applicationPaper', code, language))}
                  min={1}
                  max={999}
                  precision={0}
                  controls={false}
                  suffix={materials.unit}
                  value={Number(row['copies'] ?? 1)}
                  onChange={(copies) => setRows(rows.map((r) => (r === row ? { ...r, copies: copies ?? 1 } : r)))}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
      <p className="muted small">{lacking > 0 ? materials.supplement : materials.more}</p>
    </Card>
  )
}
