import type { ReactElement } from 'react'
import { useTexts } from '../../texts/language.tsx'
import './form.css'

/** Says that a form was opened with what was typed before, and lets one begin anew. */
export function Restored({ shown, discard }: { shown: boolean; discard(): void }): ReactElement | null {
  const { form } = useTexts()
  if (!shown) return null
  return (
    <p className="restored" role="status">
      {form.restored}
      <button type="button" className="plain link" onClick={discard}>
        {form.discard}
      </button>
    </p>
  )
}
