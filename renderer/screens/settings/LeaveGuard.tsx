import { Button, Modal } from 'antd'
import type { ReactElement } from 'react'
import { useBlocker } from 'react-router'
import { useTexts } from '../../texts/language.tsx'

/** Asks before a page with unsaved changes is left. They are kept as a draft unless they are given up here. */
export function LeaveGuard({ unsaved, discard }: { unsaved: boolean; discard(): void }): ReactElement | null {
  const { settings } = useTexts()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  if (blocker.state !== 'blocked') return null
  return (
    <Modal
      open
      title={settings.leave.title}
      onCancel={() => blocker.reset()}
      footer={
        <>
          <Button
            danger
            onClick={() => {
              discard()
              blocker.proceed()
            }}
          >
            {settings.leave.discard}
          </Button>
          <Button onClick={() => blocker.proceed()}>{settings.leave.keep}</Button>
          <Button type="primary" onClick={() => blocker.reset()}>
            {settings.leave.stay}
          </Button>
        </>
      }
    >
      <p>{settings.leave.text}</p>
    </Modal>
  )
}
