import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Input, Modal, Select } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { Link } from 'react-router'
import type { Outputs, SheetSelection } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { FailureLine } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Props = { selection: SheetSelection; count: number; close(): void; done(): void }
type Answer = Outputs['caseSheet']['assign']

/** Gives several cases to another officer: first what would happen to each, then it happens. */
export function AssignDialog({ selection, count, close, done }: Props): ReactElement {
  const { language, texts } = useLanguage()
  const { cases } = texts
  const { message } = App.useApp()
  const id = useId()
  const staff = useQuery(queries.staff())
  const [officer, setOfficer] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [preview, setPreview] = useState<Answer | null>(null)
  const name = staff.data?.find((person) => person.id === officer)?.name ?? ''
  const asking = useMutation({
    mutationFn: (dry: boolean) =>
      api.caseSheet.assign({ selection, officer: officer ?? '', reason: reason.trim(), dry }),
    onSuccess: (answer, dry) => {
      if (dry) return setPreview(answer)
      void queryClient.invalidateQueries({ queryKey: ['work'] })
      void message.success(cases.assigned(answer.done, name))
      done()
    },
  })
  const change = (): void => setPreview(null)
  const ready = officer !== null && reason.trim() !== ''
  return (
    <Modal
      open
      title={cases.assignTitle(count)}
      onCancel={close}
      width={560}
      footer={[
        <Button key="cancel" onClick={close}>
          {cases.cancel}
        </Button>,
        preview ? (
          <Button
            key="go"
            type="primary"
            loading={asking.isPending}
            disabled={preview.done === 0}
            onClick={() => asking.mutate(false)}
          >
            {cases.assignGo(preview.done)}
          </Button>
        ) : (
          <Button
            key="preview"
            type="primary"
            loading={asking.isPending}
            disabled={!ready}
            onClick={() => asking.mutate(true)}
          >
            {cases.assignPreview}
          </Button>
        ),
      ]}
    >
      <div className="assignForm">
        <label htmlFor={`${id}-officer`}>{cases.assignTo}</label>
        <Select
          id={`${id}-officer`}
          showSearch={{ optionFilterProp: 'label' }}
          value={officer}
          onChange={(value) => [setOfficer(value), change()]}
          options={(staff.data ?? [])
            .filter((person) => person.roles.includes('caseOfficer') || person.roles.includes('supervisor'))
            .map((person) => ({ value: person.id, label: person.name }))}
        />
        <label htmlFor={`${id}-reason`}>{cases.assignReason}</label>
        <Input.TextArea
          id={`${id}-reason`}
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={2_000}
          value={reason}
          onChange={(event) => [setReason(event.target.value), change()]}
        />
      </div>
      {preview ? (
        <div className="assignPreview" role="status">
          <p>
            <strong>{cases.assignWill(preview.done)}</strong> {name}
          </p>
          {preview.same > 0 ? <p className="muted">{cases.assignSame(preview.same)}</p> : null}
          {preview.left.length > 0 ? (
            <>
              <p>{cases.assignLeft(preview.left.length)}</p>
              <ul className="assignLeft">
                {preview.left.map((each) => (
                  <li key={each.id}>
                    <Link to={`/cases/${each.id}`}>{each.number}</Link> {each.why[language]}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
      <FailureLine error={asking.error} />
    </Modal>
  )
}
