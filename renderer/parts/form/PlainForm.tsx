import type { KeyboardEvent, ReactElement, ReactNode, SyntheticEvent } from 'react'
import './form.css'

type Props = {
  onSubmit(): void
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
      onSubmit()
    } else if (careful && event.target instanceof HTMLInputElement) {
      event.preventDefault()
    }
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={className ?? 'plainForm'} aria-label={label} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {children}
    </form>
  )
}
