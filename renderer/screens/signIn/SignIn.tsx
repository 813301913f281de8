import type { ReactElement } from 'react'
import { useTexts } from '../../texts/language.tsx'
import { Door } from './Door.tsx'
import { SignInForm } from './SignInForm.tsx'

export function SignIn(): ReactElement {
  const { signIn } = useTexts()
  return (
    <Door title={signIn.title} note={signIn.note}>
      <SignInForm />
    </Door>
  )
}
