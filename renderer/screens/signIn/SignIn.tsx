import type { ReactElement } from 'react'
import { useSession } from '../../api/session.tsx'
import { useTexts } from '../../texts/language.tsx'
import { Door } from './Door.tsx'
import { SignInForm } from './SignInForm.tsx'

export function SignIn(): ReactElement {
  const { signIn } = useTexts()
  const { practice } = useSession().status
  return (
    <Door title={signIn.title} note={practice ? signIn.practiceUsers : signIn.note}>
      <SignInForm />
    </Door>
  )
}
