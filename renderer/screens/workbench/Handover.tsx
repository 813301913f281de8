import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { Link } from 'react-router'
import type { WorklistRow } from '../../../shared/contract/index.ts'
import { plusDays } from '../../../shared/time-limits/index.ts'
import { queries } from '../../api/queries.ts'
import { useToday } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { dutyName } from '../../parts/dutyNames.ts'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { Empty, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { RowLight } from './columns.tsx'
import { type Moved, reassign } from './reassign.ts'
import { placeOf, rowKey, shortTitle } from './rowWords.ts'
import { type Shown, StripDrawer } from './StripDrawer.tsx'

/** What falls due on a person up to a day; the cases behind it can be given to somebody else. */
export function Handover({ staff, close }: { staff: string; close(): void }): ReactElement {
  const { texts } = useLanguage()
  const { workbench } = texts
  const today = useToday()
  const id = useId()
  const [until, setUntil] = useState(plusDays(today, 7))
  const people = useQuery(queries.staff()).data ?? []
  const name = people.find((person) => person.id === staff)?.name ?? '…'
  const query = useQuery(queries.dueWhileAway({ staff, until }))
  return (
    <Card
      title={workbench.awayTitle(name)}
      className="handover"
      extra={
        <Button size="small" type="text" onClick={close}>
          {workbench.close}
        </Button>
      }
    >
      <div className="handoverDay">
        <label htmlFor={`${id}-until`}>{workbench.until}</label>
        <CivilDatePicker
          id={`${id}-until`}
          value={until}
          min={today}
          allowClear={false}
          onChange={(day) => setUntil(day ?? until)}
        />
        <span className="muted small">{workbench.untilHint}</span>
      </div>
      <Read query={query} rows={5}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty text={workbench.nothingDue(name)} />
          ) : (
            <>
              <Due key={until} staff={staff} rows={rows} />
              {total > rows.length ? <p className="muted small">{workbench.tooMany(total - rows.length)}</p> : null}
            </>
          )
        }
      </Read>
    </Card>
  )
}

function Due({ staff, rows }: { staff: string; rows: readonly WorklistRow[] }): ReactElement {
  const { language, texts } = useLanguage()
  const { workbench } = texts
  const id = useId()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [moved, setMoved] = useState<ReadonlyMap<string, Moved>>(new Map())
  const [shown, show] = useState<Shown | null>(null)
  const officers = (useQuery(queries.staff()).data ?? []).filter(
    (person) => !person.disabled && person.id !== staff && person.roles.includes('caseOfficer'),
  )
  const cases = [...new Set(rows.flatMap(({ subject }) => (subject.kind === 'case' ? [subject.id] : [])))]
  const choose = (ids: readonly string[], on: boolean): void =>
    setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((one) => !ids.includes(one))))

  const save = async (): Promise<void> => {
    setTried(true)
    if (chosen.size === 0 || to === null || reason.trim() === '') return
    setBusy(true)
    // One after the other: each is a step of its own case, and one that is refused does not hold up the rest.
    for (const caseId of cases.filter((one) => chosen.has(one))) {
      const result = await reassign(caseId, staff, to, reason.trim(), language, texts)
      setMoved((before) => new Map(before).set(caseId, result))
      if (result.done) choose([caseId], false)
    }
    setBusy(false)
  }
  return (
    <PlainForm label={workbench.handover} className="plainForm" onSubmit={() => void save()}>
      <table className="dataTable" aria-label={workbench.dueList}>
        <colgroup>
          <col style={{ width: 40 }} />
          <col style={{ width: 212 }} />
          <col style={{ width: '22%' }} />
          <col />
          <col style={{ width: '26%' }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={workbench.chooseAll}
                checked={cases.length > 0 && chosen.size === cases.length}
                indeterminate={chosen.size > 0 && chosen.size < cases.length}
                onChange={(event) => choose(cases, event.target.checked)}
              />
            </th>
            <th scope="col">{workbench.due}</th>
            <th scope="col">{workbench.owed}</th>
            <th scope="col">{workbench.subject}</th>
            <th scope="col">{workbench.result}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const result = moved.get(row.subject.id)
            return (
              <tr key={rowKey(row)}>
                <td>
                  {row.subject.kind === 'case' ? (
                    <Checkbox
                      aria-label={workbench.chooseCase(row.subject.number ?? '')}
                      checked={chosen.has(row.subject.id)}
                      onChange={(event) => choose([row.subject.id], event.target.checked)}
                    />
                  ) : null}
                </td>
                <td>
                  <RowLight row={row} show={show} />
                </td>
                <td>{row.duty ? dutyName(row.duty, language) : null}</td>
                <td>
                  <Link className="subjectLink" to={placeOf(row.subject)}>
                    {row.subject.number ?? texts.rates.consultation} {shortTitle(row.subject.title)}
                  </Link>
                </td>
                <td className={result && !result.done ? 'wrap red' : 'wrap'}>{result?.words ?? ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="handoverForm">
        <FieldFrame
          id={`${id}-to`}
          label={workbench.newOfficer}
          required
          problem={tried && !to ? 'missing' : undefined}
        >
          <Select
            id={`${id}-to`}
            className="selectField"
            value={to}
            onChange={setTo}
            options={officers.map((person) => ({ value: person.id, label: person.name }))}
          />
        </FieldFrame>
        <FieldFrame
          id={`${id}-reason`}
          label={workbench.handoverReason}
          required
          problem={tried && reason.trim() === '' ? 'missing' : undefined}
        >
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </FieldFrame>
        <div className="formActions">
          <Button type="primary" htmlType="submit" loading={busy} disabled={chosen.size === 0}>
            {workbench.giveOver(chosen.size)}
          </Button>
          <span className="effect">{workbench.giveOverEffect}</span>
        </div>
      </div>
      <StripDrawer shown={shown} close={() => show(null)} />
    </PlainForm>
  )
}
