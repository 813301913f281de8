import { Button } from 'antd'
import type { ReactElement } from 'react'
import { Link, useRouteError } from 'react-router'
import { useTexts } from '../texts/language.tsx'

/** An address that no screen has. */
export function NoSuchScreen(): ReactElement {
  const { states } = useTexts()
  return (
    <div className="state page">
      <p>{states.noSuchScreen}</p>
      <p>
        <Link to="/">{states.toWorkbench}</Link>
      </p>
    </div>
  )
}

/** A defect of the program: says so, keeps the rest of the page alive, and offers to load anew. */
export function BrokenScreen(): ReactElement {
  const error = useRouteError()
  const { states } = useTexts()
  return (
    <div className="state page" role="alert">
      <p>{states.broken}</p>
      <p className="muted small">{error instanceof Error ? error.message : String(error)}</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        {states.reload}
      </Button>
    </div>
  )
}
