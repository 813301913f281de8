import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { api } from '../api/client.ts'
import { FieldFrame } from '../parts/form/FieldFrame.tsx'
import { PlainForm } from '../parts/form/PlainForm.tsx'
import { FailureLine } from '../parts/States.tsx'
import { useTexts } from '../texts/language.tsx'

/** The form for a new password: also the first thing after a password was set by the administrator. */
export function PasswordForm({ done, cancel }: { done(): void; cancel?: () => void }): ReactElement {
  const { signIn, form } = useTexts()
  const id = useId()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({ mutationFn: () => api.session.changePassword({ current, next }), onSuccess: done })
  const differs = next !== again
  return (
    <PlainForm
      onSubmit={() => {
        setTried(true)
        if (current !== '' && next !== '' && !differs) change.mutate()
      }}
    >
      <FieldFrame
        id={`${id}c`}
        label={signIn.currentPassword}
        required
        problem={tried && current === '' ? 'missing' : undefined}
      >
        <Input.Password
          id={`${id}c`}
          autoComplete="current-password"
          value={current}
          onChange={(e) => setCurrent(e.target.value)}
        />
      </FieldFrame>
      <FieldFrame
        id={`${id}n`}
        label={signIn.newPassword}
        required
        problem={tried && next === '' ? 'missing' : undefined}
        hint={signIn.passwordRule}
      >
        <Input.Password
          id={`${id}n`}
          autoComplete="new-password"
          value={next}
          onChange={(e) => setNext(e.target.value)}
        />
      </FieldFrame>
      <FieldFrame id={`${id}a`} label={signIn.repeatPassword} required>
        <Input.Password
          id={`${id}a`}
          autoComplete="new-password"
          value={again}
          onChange={(e) => setAgain(e.target.value)}
        />
        {tried && differs ? <p className="fieldProblem">{signIn.passwordsDiffer}</p> : null}
      </FieldFrame>
      <FailureLine error={change.error} />
      <div className="formActions">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {signIn.savePassword}
        </Button>
        {cancel ? <Button onClick={cancel}>{form.cancel}</Button> : null}
      </div>
    </PlainForm>
  )
}

export function PasswordDialog({ close }: { close(): void }): ReactElement {
  const { frame } = useTexts()
  return (
    <Modal open title={frame.changePassword} footer={null} onCancel={close} destroyOnHidden>
      <PasswordForm done={close} cancel={close} />
    </Modal>
  )
}
