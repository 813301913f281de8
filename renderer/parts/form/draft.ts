import { useCallback, useEffect, useRef, useState } from 'react'
import type { Values } from './values.ts'

const PREFIX = 'fuyi.draft.'
/** Drafts older than this are forgotten: they hold personal data. */
const KEPT_FOR = 14 * 24 * 3_600_000

export type Draft = { on: string; values: Values; savedAt: number }

export function readDraft(key: string): Draft | null {
  try {
    const stored = localStorage.getItem(PREFIX + key)
    const draft = stored ? (JSON.parse(stored) as Draft) : null
    return draft && Date.now() - draft.savedAt < KEPT_FOR ? draft : null
  } catch {
    return null
  }
}

export function forgetDraft(key: string): void {
  localStorage.removeItem(PREFIX + key)
}

/** Removes drafts that nobody came back to. */
export function forgetOldDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && readDraft(key.slice(PREFIX.length)) === null) localStorage.removeItem(key)
  }
}

type Kept = {
  on: string
  values: Values
  /** Whether the form was opened with text from an earlier visit. */
  restored: boolean
  setOn(on: string): void
  setValues(change: (values: Values) => Values): void
  /** Back to the beginning; forgets the draft. */
  reset(): void
}

/** The state of a form that survives leaving the page, until it is saved or thrown away. */
export function useDraft(key: string, initial: () => { on: string; values: Values }): Kept {
  const [draft] = useState(() => readDraft(key))
  const [state, setState] = useState(() => draft ?? initial())
  const [restored, setRestored] = useState(draft !== null)
  const touched = useRef(false)

  useEffect(() => {
    if (!touched.current) return
    localStorage.setItem(PREFIX + key, JSON.stringify({ on: state.on, values: state.values, savedAt: Date.now() }))
  }, [key, state])

  const setOn = useCallback((on: string) => {
    touched.current = true
    setState((s) => ({ ...s, on }))
  }, [])
  const setValues = useCallback((change: (values: Values) => Values) => {
    touched.current = true
    setState((s) => ({ ...s, values: change(s.values) }))
  }, [])
  const reset = useCallback(() => {
    touched.current = false
    forgetDraft(key)
    setRestored(false)
    setState(initial())
  }, [key, initial])

  return { on: state.on, values: state.values, restored, setOn, setValues, reset }
}

type Typed<T> = {
  values: T
  /** Whether the form was opened with text from an earlier visit. */
  restored: boolean
  set(change: Partial<T>): void
  /** Back to the beginning. */
  discard(): void
  /** Once it is saved. */
  forget(): void
}

/** What is typed into a small form, kept like a draft. Never for passwords. */
export function useTyped<T extends object>(key: string, initial: T): Typed<T> {
  const [kept] = useState(() => readDraft(key))
  const [values, setValues] = useState<T>(() => ({ ...initial, ...(kept?.values as Partial<T> | undefined) }))
  const [restored, setRestored] = useState(kept !== null)
  const set = useCallback(
    (change: Partial<T>) =>
      setValues((before) => {
        const after = { ...before, ...change }
        localStorage.setItem(PREFIX + key, JSON.stringify({ on: '', values: after, savedAt: Date.now() }))
        return after
      }),
    [key],
  )
  const forget = useCallback(() => {
    forgetDraft(key)
    setRestored(false)
  }, [key])
  const discard = useCallback(() => {
    forget()
    setValues(initial)
  }, [forget, initial])
  return { values, restored, set, discard, forget }
}
