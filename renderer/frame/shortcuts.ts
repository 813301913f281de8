import { useEffect, useRef } from 'react'
import { isComposing } from '../parts/composing.ts'

/** `Ctrl+K`, `F1`, `Alt+1`: what is held, then the key as the event names it. */
export type Shortcut = string

function shortcutOf(event: KeyboardEvent): Shortcut {
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '']
  // With Alt held some keyboards write another sign than the one on the key.
  const digit = event.altKey ? /^Digit(\d)$/.exec(event.code)?.[1] : undefined
  return held.join('') + (digit ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key))
}

/** Keys that work on every screen. None fires while an input method composes, or after a screen has used the key. */
export function useShortcuts(shortcuts: Readonly<Record<Shortcut, () => void>>): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return
      const pressed = shortcutOf(event)
      const run = Object.hasOwn(latest.current, pressed) ? latest.current[pressed] : undefined
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
