import type { ReactElement } from 'react'
import { useSession } from '../../api/session.tsx'
import { PasswordForm } from '../../frame/PasswordDialog.tsx'
import { useTexts } from '../../texts/language.tsx'
import { Door } from './Door.tsx'

/** The password was set by the administrator: the person chooses an own one before anything else. */
export function NewPassword(): ReactElement {
  const { signIn } = useTexts()
  const { refresh, leave } = useSession()
  return (
    <Door title={signIn.choosePassword} note={signIn.choosePasswordWhy}>
      <PasswordForm done={() => void refresh()} cancel={() => void leave()} />
    </Door>
  )
}
