import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Modal, Segmented } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { Link } from 'react-router'
import type { NumberKind } from '../../../shared/case/organ.ts'
import { type NumberRow, numberKinds } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { useHasRole, useToday, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { instantText } from '../../parts/dates.ts'
import { useTyped } from '../../parts/form/draft.ts'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, FailureLine, Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import './numbers.css'

type Asking = { kind: 'reserve' } | { kind: 'void'; row: NumberRow } | { kind: 'push'; highest: number }

const refresh = (): void => void queryClient.invalidateQueries({ queryKey: ['numbers'] })

/** The registers of a year, of cases and of consultations: used, reserved, void, and gaps that nothing accounts for. */
export function Numbers(): ReactElement {
  const { numbers } = useTexts()
  const today = useToday()
  const [year, setYear] = useState(() => Number(today.slice(0, 4)))
  const [kind, setKind] = useState<NumberKind>('case')
  const [asking, setAsking] = useState<Asking | null>(null)
  const mayReserve = useHasRole('reception', 'caseOfficer', 'supervisor')
  const mayVoid = useHasRole('supervisor')
  const mayPush = useHasRole('supervisor', 'administrator')
  const list = useQuery(queries.numbers(year, kind))
  const gaps = useQuery(queries.gaps(year, kind))
  return (
    <>
      <PageHead title={numbers.title(year, kind)} note={list.data ? numbers.highest(list.data.highest) : null}>
        <Segmented
          aria-label={numbers.kind}
          value={kind}
          onChange={setKind}
          options={numberKinds.map((value) => ({ value, label: numbers.kinds[value] }))}
        />
        <Button icon={<LeftOutlined />} aria-label={numbers.earlier} onClick={() => setYear(year - 1)} />
        <Button icon={<RightOutlined />} aria-label={numbers.later} onClick={() => setYear(year + 1)} />
        {mayPush ? (
          <Button onClick={() => setAsking({ kind: 'push', highest: list.data?.highest ?? 0 })}>{numbers.push}</Button>
        ) : null}
        {mayReserve && kind === 'case' ? (
          <Button type="primary" onClick={() => setAsking({ kind: 'reserve' })}>
            {numbers.reserve}
          </Button>
        ) : null}
      </PageHead>
      <div className="numbersPage">
        <Card title={numbers.gaps} extra={gaps.data ? numbers.gapCount(gaps.data.gaps.length) : null}>
          <Read query={gaps} rows={2}>
            {(data) =>
              data.gaps.length === 0 ? (
                <Empty text={numbers.noGaps} />
              ) : (
                <ul className="gapList">
                  {data.gaps.map((gap) => (
                    <li key={gap.sequence} className="tag amber">
                      {gap.number}
                    </li>
                  ))}
                </ul>
              )
            }
          </Read>
        </Card>
        <Card title={numbers.registers[kind]}>
          <Read query={list}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty text={numbers.none[kind]} />
              ) : (
                <Rows rows={rows} give={mayVoid ? (row) => setAsking({ kind: 'void', row }) : null} />
              )
            }
          </Read>
        </Card>
      </div>
      {asking ? <Ask asking={asking} year={year} kind={kind} close={() => setAsking(null)} /> : null}
    </>
  )
}

const statusTag = { used: 'tag', reserved: 'tag amber', void: 'tag grey', imported: 'tag' }

function Rows({ rows, give }: { rows: readonly NumberRow[]; give: ((row: NumberRow) => void) | null }): ReactElement {
  const { numbers } = useTexts()
  const columns: Column<NumberRow>[] = [
    {
      id: 'number',
      header: numbers.number,
      width: 190,
      cell: (row) =>
        row.caseId ? (
          <Link to={`/cases/${row.caseId}`}>{row.number}</Link>
        ) : row.consultationId ? (
          <Link to={`/consultations/${row.consultationId}`}>{row.number}</Link>
        ) : (
          row.number
        ),
    },
    {
      id: 'status',
      header: numbers.status,
      width: 90,
      cell: (row) => <span className={statusTag[row.status]}>{numbers.statuses[row.status]}</span>,
    },
    {
      id: 'reason',
      header: numbers.reason,
      cell: (row) => <span title={row.reason ?? undefined}>{row.reason ?? '—'}</span>,
    },
    { id: 'by', header: numbers.by, width: 100, cell: (row) => row.by?.name ?? '—' },
    { id: 'at', header: numbers.at, width: 150, cell: (row) => instantText(row.at) },
    {
      id: 'give',
      header: '',
      width: 80,
      align: 'end',
      cell: (row) =>
        give && row.status === 'reserved' ? (
          <Button size="small" onClick={() => give(row)}>
            {numbers.void}
          </Button>
        ) : null,
    },
  ]
  return <DataTable label={numbers.number} columns={columns} rows={rows} rowKey={(row) => row.id} />
}

function Ask({
  asking,
  year,
  kind,
  close,
}: {
  asking: Asking
  year: number
  kind: NumberKind
  close(): void
}): ReactElement {
  const { numbers, form } = useTexts()
  const id = useId()
  const typed = useTyped(`${useUser().id}.numbers.${asking.kind}.${year}`, {
    reason: '',
    to: asking.kind === 'push' ? asking.highest : null,
  })
  const { reason, to } = typed.values
  const [tried, setTried] = useState(false)
  const run = useMutation({
    mutationFn: async (): Promise<unknown> => {
      switch (asking.kind) {
        case 'reserve':
          return api.numbers.reserve({ year, reason: reason.trim() })
        case 'void':
          return api.numbers.void({ id: asking.row.id, reason: reason.trim() })
        case 'push':
          return api.numbers.pushCounter({ year, kind, to: to ?? 0 })
      }
    },
    onSuccess: () => {
      typed.forget()
      refresh()
      close()
    },
  })
  const ready = asking.kind === 'push' ? to !== null && to >= 1 : reason.trim() !== ''
  const verb = asking.kind === 'reserve' ? numbers.reserve : asking.kind === 'void' ? numbers.void : numbers.push
  return (
    <Modal
      open
      title={asking.kind === 'void' ? numbers.voidTitle(asking.row.number) : verb}
      footer={null}
      onCancel={close}
    >
      <PlainForm
        label={verb}
        onSubmit={() => {
          setTried(true)
          if (ready) run.mutate()
        }}
      >
        <p className="muted">{numbers.explain[asking.kind]}</p>
        {asking.kind === 'push' ? (
          <FieldFrame id={id} label={numbers.pushTo} required problem={tried && !ready ? 'missing' : undefined}>
            <InputNumber
              id={id}
              min={1}
              max={99_999}
              precision={0}
              value={to}
              onChange={(value) => typed.set({ to: value })}
              className="numberField"
            />
          </FieldFrame>
        ) : (
          <FieldFrame id={id} label={numbers.reason} required problem={tried && !ready ? 'missing' : undefined}>
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2 }}
              value={reason}
              onChange={(event) => typed.set({ reason: event.target.value })}
            />
          </FieldFrame>
        )}
        <FailureLine error={run.error} />
        <div className="formActions">
          <Button type="primary" htmlType="submit" danger={asking.kind === 'void'} loading={run.isPending}>
            {verb}
          </Button>
          <Button onClick={close}>{form.cancel}</Button>
        </div>
      </PlainForm>
    </Modal>
  )
}
