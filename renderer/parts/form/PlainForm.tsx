import type { KeyboardEvent, ReactElement, ReactNode, SyntheticEvent } from 'react'
import './form.css'

type Props = {
  /** `button` is the value of the button that sent it, if it has one. */
  onSubmit(button: string): void
  children: ReactNode
  label?: string
  className?: string
  /** A form whose saving has legal effect is not sent by Enter in a field, only by its button or Ctrl Enter. */
  careful?: boolean
}

/** A form that is sent by its button or by Enter, but never by the Enter that ends an input method's composition. */
export function PlainForm({ onSubmit, children, label, className, careful }: Props): ReactElement {
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== 'Enter') return
    if (event.nativeEvent.isComposing || event.keyCode === 229) {
      event.preventDefault()
    } else if (careful && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onSubmit('')
    } else if (careful && event.target instanceof HTMLInputElement) {
      event.preventDefault()
    }
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    onSubmit(submitter instanceof HTMLButtonElement ? submitter.value : '')
  }
  return (
    <form className={className ?? 'plainForm'} aria-label={label} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {children}
    </form>
  )
}
