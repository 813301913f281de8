import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { roles } from '../../../shared/contract/index.ts'
import { type Role, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { useSession } from '../../api/session.tsx'
import { useOpenPractice } from '../../frame/practice.tsx'
import { useTyped } from '../../parts/form/draft.ts'
import { FieldFrame, labelId } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { Door } from '../signIn/Door.tsx'

const PREFIX = /^[^\s〔〕\d]{1,20}$/
const LOGIN = /^\S{2,40}$/

/** The first start asks for whose desk this is, how its cases are numbered, and who keeps it. */
export function FirstStart(): ReactElement {
  const { language, texts } = useLanguage()
  const { start, signIn } = texts
  const { status, enter } = useSession()
  const practice = useOpenPractice()
  const id = useId()
  const typed = useTyped('firstStart', { organ: '', prefix: '', name: '', login: '', others: [] as Role[] })
  const { organ, prefix, name, login, others } = typed.values
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const year = status.today.slice(0, 4)

  const problems = {
    organ: organ.trim().length < 2,
    prefix: !PREFIX.test(prefix.trim()),
    name: name.trim() === '',
    login: !LOGIN.test(login.trim()),
    password: password === '',
    again: password !== again,
  }
  const initialise = useMutation({
    mutationFn: () =>
      api.session.initialise({
        organ: organ.trim(),
        numberPrefix: prefix.trim(),
        administrator: { name: name.trim(), login: login.trim(), password, roles: others },
      }),
    onSuccess: (signedIn) => {
      typed.forget()
      return enter(signedIn)
    },
  })
  const problem = (wrong: boolean, value: string) =>
    tried && wrong ? (value.trim() === '' ? 'missing' : 'invalid') : undefined

  return (
    <Door title={start.title} note={start.note} wide>
      <PlainForm
        label={start.title}
        onSubmit={() => {
          setTried(true)
          if (!Object.values(problems).some(Boolean)) initialise.mutate()
        }}
      >
        <h2>{start.organHeading}</h2>
        <FieldFrame id={`${id}o`} label={start.organ} required problem={problem(problems.organ, organ)}>
          <Input
            id={`${id}o`}
            placeholder={start.organExample}
            value={organ}
            onChange={(e) => typed.set({ organ: e.target.value })}
          />
        </FieldFrame>
        <FieldFrame
          id={`${id}x`}
          label={start.prefix}
          required
          problem={problem(problems.prefix, prefix)}
          hint={PREFIX.test(prefix.trim()) ? start.prefixPreview(`${prefix.trim()}〔${year}〕1号`) : start.prefixRule}
        >
          <Input
            id={`${id}x`}
            placeholder={start.prefixExample}
            value={prefix}
            onChange={(e) => typed.set({ prefix: e.target.value })}
          />
        </FieldFrame>
        <h2>{start.personHeading}</h2>
        <FieldFrame id={`${id}n`} label={start.name} required problem={problem(problems.name, name)}>
          <Input id={`${id}n`} autoComplete="name" value={name} onChange={(e) => typed.set({ name: e.target.value })} />
        </FieldFrame>
        <FieldFrame
          id={`${id}l`}
          label={signIn.login}
          required
          problem={problem(problems.login, login)}
          hint={start.loginRule}
        >
          <Input
            id={`${id}l`}
            autoComplete="username"
            value={login}
            onChange={(e) => typed.set({ login: e.target.value })}
          />
        </FieldFrame>
        <FieldFrame
          id={`${id}p`}
          label={signIn.password}
          required
          problem={problem(problems.password, password)}
          hint={signIn.passwordRule}
        >
          <Input.Password
            id={`${id}p`}
            autoComplete="new-password"
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
        </FieldFrame>
        <FieldFrame id={`${id}a`} label={signIn.repeatPassword} required>
          <Input.Password
            id={`${id}a`}
            autoComplete="new-password"
            value={again}
            onChange={(e) => setAgain(e.target.value)}
          />
          {tried && problems.again ? <p className="fieldProblem">{signIn.passwordsDiffer}</p> : null}
        </FieldFrame>
        <FieldFrame id={`${id}r`} label={start.otherRoles} required={false} group wide hint={start.otherRolesWhy}>
          <Checkbox.Group
            role="group"
            aria-labelledby={labelId(`${id}r`)}
            value={others}
            onChange={(others) => typed.set({ others })}
            options={roles
              .filter((role) => role !== 'administrator')
              .map((role) => ({ value: role, label: termName('role', role, language) }))}
          />
        </FieldFrame>
        <FailureLine error={initialise.error} />
        <div className="formActions">
          <Button type="primary" htmlType="submit" loading={initialise.isPending}>
            {start.begin}
          </Button>
          {status.canPractice ? (
            <Button onClick={practice.open} loading={practice.preparing}>
              {start.tryFirst}
            </Button>
          ) : null}
        </div>
        {status.canPractice ? <p className="muted small">{start.tryFirstNote}</p> : null}
      </PlainForm>
    </Door>
  )
}
