import type { ReactElement } from 'react'
import './caseCell.css'

/** Two short lines in one cell: what names the thing, and what it is about. */
export function CaseCell({ number, title }: { number: string; title: string }): ReactElement {
  return (
    <span className="caseCell">
      <b title={number}>{number}</b>
      <span title={title}>{title}</span>
    </span>
  )
}
