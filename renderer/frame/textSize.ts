/** Three sizes of everything on the screens. */
export const textSizes = ['standard', 'large', 'largest'] as const
export type TextSize = (typeof textSizes)[number]

const zoomOf: Record<TextSize, number> = { standard: 1, large: 1.15, largest: 1.3 }
const keyOf = (userId: string): string => `fuyi.textSize.${userId}`
/** Below this width, as the person sees it, the rail shows icons only. */
const RAIL_NEEDS = 1366

const isTextSize = (value: string | null): value is TextSize => textSizes.some((size) => size === value)

/** The size a person has chosen on this machine. */
export function textSizeOf(userId: string): TextSize {
  const kept = localStorage.getItem(keyOf(userId))
  return isTextSize(kept) ? kept : 'standard'
}

export function keepTextSize(userId: string, size: TextSize): void {
  localStorage.setItem(keyOf(userId), size)
}

/** Draws the page in this size. @returns the way back to the standard size */
export function showTextSize(size: TextSize): () => void {
  const root = document.documentElement
  const zoom = zoomOf[size]
  const narrow = window.matchMedia(`(max-width: ${RAIL_NEEDS * zoom - 1}px)`)
  const fold = (): void => {
    root.classList.toggle('narrow', narrow.matches)
  }
  root.style.setProperty('zoom', zoom === 1 ? '' : String(zoom))
  fold()
  narrow.addEventListener('change', fold)
  return () => {
    narrow.removeEventListener('change', fold)
    root.style.removeProperty('zoom')
  }
}
