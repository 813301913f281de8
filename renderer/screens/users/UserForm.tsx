import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { roles as roleCodes, type UserRow } from '../../../shared/contract/index.ts'
import { type Role, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { useUser } from '../../api/session.tsx'
import { useTyped } from '../../parts/form/draft.ts'
import { FieldFrame, labelId } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { Restored } from '../../parts/form/Restored.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useLanguage, useTexts } from '../../texts/language.tsx'

type Props = { user: UserRow | null; done(): void; cancel(): void }

/** A new user, or name and roles of one that is there. */
export function UserForm({ user, done, cancel }: Props): ReactElement {
  const { language, texts } = useLanguage()
  const { users, signIn, form } = texts
  const id = useId()
  const typed = useTyped(`${useUser().id}.users.${user?.id ?? ''}`, {
    name: user?.name ?? '',
    login: '',
    roles: user?.roles ?? ([] as Role[]),
  })
  const { name, login, roles } = typed.values
  // A password is never kept.
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: () =>
      user
        ? api.users.update({ id: user.id, name: name.trim(), roles })
        : api.users.create({ name: name.trim(), login: login.trim(), password, roles }),
    onSuccess: () => {
      typed.forget()
      done()
    },
  })
  const ready =
    name.trim() !== '' && roles.length > 0 && (user !== null || (/^\S{2,40}$/.test(login.trim()) && password !== ''))
  const missing = (empty: boolean) => (tried && empty ? 'missing' : undefined)
  return (
    <PlainForm
      label={user ? users.change : users.add}
      onSubmit={() => {
        setTried(true)
        if (ready) save.mutate()
      }}
    >
      <Restored shown={typed.restored} discard={typed.discard} />
      <FieldFrame id={`${id}n`} label={users.name} required problem={missing(name.trim() === '')}>
        <Input id={`${id}n`} value={name} onChange={(event) => typed.set({ name: event.target.value })} />
      </FieldFrame>
      {user ? null : (
        <>
          <FieldFrame
            id={`${id}l`}
            label={users.login}
            required
            hint={texts.start.loginRule}
            problem={missing(login.trim().length < 2)}
          >
            <Input
              id={`${id}l`}
              autoComplete="off"
              value={login}
              onChange={(event) => typed.set({ login: event.target.value })}
            />
          </FieldFrame>
          <FieldFrame
            id={`${id}p`}
            label={users.firstPassword}
            required
            hint={`${signIn.passwordRule}${users.firstPasswordWhy}`}
            problem={missing(password === '')}
          >
            <Input.Password
              id={`${id}p`}
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </FieldFrame>
        </>
      )}
      <FieldFrame id={`${id}r`} label={users.roles} required group problem={missing(roles.length === 0)}>
        <Checkbox.Group
          role="group"
          aria-labelledby={labelId(`${id}r`)}
          className="stacked"
          value={roles}
          onChange={(roles) => typed.set({ roles })}
          options={roleCodes.map((role) => ({
            value: role,
            label: `${termName('role', role, language)}：${users.roleDoes[role]}`,
          }))}
        />
      </FieldFrame>
      <FailureLine error={save.error} />
      <div className="formActions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {user ? users.saveChange : users.add}
        </Button>
        <Button onClick={cancel}>{form.cancel}</Button>
      </div>
    </PlainForm>
  )
}

/** A new password, which the person has to change at the next sign-in. */
export function PasswordReset({ user, done, cancel }: { user: UserRow; done(): void; cancel(): void }): ReactElement {
  const { users, signIn, form } = useTexts()
  const id = useId()
  const [password, setPassword] = useState('')
  const save = useMutation({ mutationFn: () => api.users.resetPassword({ id: user.id, password }), onSuccess: done })
  return (
    <PlainForm label={users.resetPassword} onSubmit={() => (password === '' ? undefined : save.mutate())}>
      <FieldFrame id={id} label={users.firstPassword} required hint={`${signIn.passwordRule}${users.firstPasswordWhy}`}>
        <Input.Password
          id={id}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </FieldFrame>
      <FailureLine error={save.error} />
      <div className="formActions">
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={password === ''}>
          {users.resetPassword}
        </Button>
        <Button onClick={cancel}>{form.cancel}</Button>
      </div>
    </PlainForm>
  )
}
