import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { numberText } from '../../../shared/case/organ.ts'
import type { SettingsView } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { useHasRole, useToday, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { CivilDatePicker } from '../../parts/CivilDatePicker.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { instantText } from '../../parts/dates.ts'
import { useTyped } from '../../parts/form/draft.ts'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { Restored } from '../../parts/form/Restored.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'

type Entry = SettingsView['organs'][number]

/** What the organ was, is and will be called; an administrator may name it anew from a day on. */
export function OrganCard({ view }: { view: SettingsView }): ReactElement {
  const texts = useTexts()
  const { organ } = texts.settings
  const mayChange = useHasRole('administrator')
  const [changing, setChanging] = useState(false)
  const columns: Column<Entry>[] = [
    { id: 'from', header: organ.from, width: 110, cell: (row) => row.effectiveOn ?? organ.always },
    { id: 'name', header: organ.name, cell: (row) => <span title={row.name}>{row.name}</span> },
    { id: 'prefix', header: organ.prefix, width: 130, cell: (row) => row.numberPrefix },
    {
      id: 'reason',
      header: organ.reason,
      cell: (row) => <span title={row.reason ?? undefined}>{row.reason ?? '—'}</span>,
    },
    { id: 'by', header: organ.by, width: 100, cell: (row) => row.by?.name ?? '—' },
    { id: 'at', header: organ.at, width: 150, cell: (row) => instantText(row.at) },
  ]
  return (
    <Card
      title={organ.title}
      extra={
        mayChange ? (
          <Button size="small" onClick={() => setChanging(true)}>
            {organ.change}
          </Button>
        ) : (
          organ.readOnly
        )
      }
    >
      <DataTable
        label={organ.title}
        columns={columns}
        rows={view.organs.toReversed()}
        rowKey={(row) => `${row.at}/${row.effectiveOn ?? ''}`}
      />
      {changing ? <ChangeOrgan view={view} close={() => setChanging(false)} /> : null}
    </Card>
  )
}

function ChangeOrgan({ view, close }: { view: SettingsView; close(): void }): ReactElement {
  const { settings, form } = useTexts()
  const { organ } = settings
  const id = useId()
  const today = useToday()
  const typed = useTyped(`${useUser().id}.organ`, {
    name: view.organ,
    prefix: view.numberPrefix,
    effectiveOn: today,
    reason: '',
  })
  const { name, prefix, effectiveOn, reason } = typed.values
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: () =>
      api.settings.setOrgan({ name: name.trim(), numberPrefix: prefix.trim(), effectiveOn, reason: reason.trim() }),
    onSuccess: (next) => {
      typed.forget()
      queryClient.setQueryData(queries.settings().queryKey, next)
      void queryClient.invalidateQueries({ queryKey: ['status'] })
      void queryClient.invalidateQueries({ queryKey: ['numbers'] })
      close()
    },
  })
  const nameFits = name.trim().length >= 2
  const prefixFits = /^[^\s〔〕\d]+$/.test(prefix.trim())
  const problem = (text: string, fits: boolean) =>
    tried && !fits ? (text.trim() === '' ? ('missing' as const) : ('invalid' as const)) : undefined
  return (
    <Modal open title={organ.change} footer={null} onCancel={close} width={640}>
      <PlainForm
        label={organ.change}
        onSubmit={() => {
          setTried(true)
          if (nameFits && prefixFits && reason.trim() !== '') save.mutate()
        }}
      >
        <Restored shown={typed.restored} discard={typed.discard} />
        <p className="muted">{organ.explain}</p>
        <FieldFrame id={`${id}-name`} label={organ.name} required problem={problem(name, nameFits)}>
          <Input
            id={`${id}-name`}
            value={name}
            maxLength={100}
            onChange={(event) => typed.set({ name: event.target.value })}
          />
        </FieldFrame>
        <FieldFrame
          id={`${id}-prefix`}
          label={organ.prefix}
          required
          problem={problem(prefix, prefixFits)}
          hint={
            prefixFits
              ? organ.becomes(
                  numberText('case', { name, numberPrefix: prefix.trim() }, Number(effectiveOn.slice(0, 4)), 1),
                  prefix.trim() === view.numberPrefix,
                )
              : organ.prefixRule
          }
        >
          <Input
            id={`${id}-prefix`}
            value={prefix}
            maxLength={20}
            onChange={(event) => typed.set({ prefix: event.target.value })}
          />
        </FieldFrame>
        <FieldFrame id={`${id}-from`} label={organ.from} required>
          <CivilDatePicker
            id={`${id}-from`}
            value={effectiveOn}
            min={today}
            allowClear={false}
            onChange={(day) => day && typed.set({ effectiveOn: day })}
          />
        </FieldFrame>
        <FieldFrame
          id={`${id}-reason`}
          label={organ.reason}
          required
          problem={tried && reason.trim() === '' ? 'missing' : undefined}
        >
          <Input.TextArea
            id={`${id}-reason`}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={(event) => typed.set({ reason: event.target.value })}
          />
        </FieldFrame>
        <FailureLine error={save.error} />
        <div className="formActions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {organ.save}
          </Button>
          <Button onClick={close}>{form.cancel}</Button>
        </div>
      </PlainForm>
    </Modal>
  )
}
