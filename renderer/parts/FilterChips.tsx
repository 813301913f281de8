import type { ReactElement } from 'react'
import './chips.css'

type Chip = { value: string; name: string; count: number; tone?: 'bad' | undefined }

/** One of several states with the number of rows in each; the number is always that of the rows it shows. */
export function FilterChips({
  label,
  all,
  chips,
  value,
  change,
}: {
  label: string
  all: string
  chips: readonly Chip[]
  value: string | null
  change(value: string | null): void
}): ReactElement {
  const total = chips.reduce((sum, chip) => sum + chip.count, 0)
  const button = (of: string | null, name: string, count: number, tone?: 'bad') => (
    <button
      key={of ?? 'all'}
      type="button"
      className={['chip', tone === 'bad' && count > 0 ? 'bad' : ''].join(' ').trim()}
      aria-pressed={value === of}
      onClick={() => change(of)}
    >
      {name} <b>{count}</b>
    </button>
  )
  return (
    <fieldset className="chips">
      <legend className="visuallyHidden">{label}</legend>
      {button(null, all, total)}
      {chips.map((chip) => button(chip.value, chip.name, chip.count, chip.tone))}
    </fieldset>
  )
}
