import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import type { SignedIn } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { useSession } from '../../api/session.tsx'
import { FieldFrame } from '../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'

/** User name and password. `login` is given when the same person signs in again. */
export function SignInForm({ login: known }: { login?: string }): ReactElement {
  const { signIn } = useTexts()
  const { enter } = useSession()
  const id = useId()
  const [login, setLogin] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const attempt = useMutation({
    mutationFn: () => api.session.signIn({ login: login.trim(), password }),
    onSuccess: (signedIn: SignedIn) => enter(signedIn),
    onError: () => setPassword(''),
  })
  const failure = failureOf(attempt.error)
  return (
    <PlainForm
      label={signIn.title}
      onSubmit={() => {
        setTried(true)
        if (login.trim() !== '' && password !== '') attempt.mutate()
      }}
    >
      <FieldFrame
        id={`${id}l`}
        label={signIn.login}
        required
        problem={tried && login.trim() === '' ? 'missing' : undefined}
      >
        <Input
          id={`${id}l`}
          autoComplete="username"
          autoFocus={!known}
          value={login}
          onChange={(e) => setLogin(e.target.value)}
        />
      </FieldFrame>
      <FieldFrame
        id={`${id}p`}
        label={signIn.password}
        required
        problem={tried && password === '' && !attempt.isPending && !failure ? 'missing' : undefined}
      >
        <Input.Password
          id={`${id}p`}
          autoComplete="current-password"
          autoFocus={known !== undefined}
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
      </FieldFrame>
      <FailureLine error={attempt.error} />
      <Button type="primary" htmlType="submit" block loading={attempt.isPending}>
        {signIn.enter}
      </Button>
    </PlainForm>
  )
}
