import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import { useSession, useUser } from '../../api/session.tsx'
import { useTexts } from '../../texts/language.tsx'
import { SignInForm } from './SignInForm.tsx'

/** The session has ended: the page with what was typed stays behind this dialog. */
export function SignInAgain(): ReactElement {
  const { signIn } = useTexts()
  const { leave } = useSession()
  const { login } = useUser()
  return (
    <Modal open title={signIn.again} footer={null} closable={false} mask={{ closable: false }} keyboard={false}>
      <p className="muted">{signIn.againWhy}</p>
      <SignInForm login={login} />
      <p className="formActions">
        <Button type="link" size="small" onClick={() => void leave()}>
          {signIn.leaveInstead}
        </Button>
      </p>
    </Modal>
  )
}
