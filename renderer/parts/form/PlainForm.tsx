import type { FormEvent, KeyboardEvent, ReactElement, ReactNode } from 'react'
import './form.css'

type Props = { onSubmit(): void; children: ReactNode; label?: string; className?: string }

/** A form that is sent by its button or by Enter, but never by the Enter that ends an input method's composition. */
export function PlainForm({ onSubmit, children, label, className }: Props): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={className ?? 'plainForm'} aria-label={label} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {children}
    </form>
  )
}
