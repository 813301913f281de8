/** In device-independent pixels. */
export type Rectangle = { x: number; y: number; width: number; height: number }
export type WindowState = { width: number; height: number; x?: number; y?: number; maximized: boolean }

export const MINIMUM = { width: 1024, height: 640 }
const USUAL = { width: 1440, height: 900 }
/** So much of the window has to lie on a screen that its title bar can be taken by the mouse. */
const GRIP = 80

/**
 * Where the window opens: as it was left, unless the file is unreadable or the screen it stood on is gone.
 * @param saved text of the state file, null when there is none
 * @param screens work areas of the screens; the first is the main one
 */
export function windowStateFrom(saved: string | null, screens: readonly Rectangle[]): WindowState {
  const main = screens[0] ?? { x: 0, y: 0, ...USUAL }
  const state = saved === null ? null : parse(saved)
  if (state === null)
    return { width: Math.min(USUAL.width, main.width), height: Math.min(USUAL.height, main.height), maximized: false }
  const { x, y, maximized } = state
  const screen = screens.find((area) => holdsTitleBar(area, state))
  const { width: widest, height: highest } = screen ?? main
  const size = {
    width: clamp(state.width, MINIMUM.width, widest),
    height: clamp(state.height, MINIMUM.height, highest),
  }
  return screen ? { ...size, x, y, maximized } : { ...size, maximized }
}

function parse(saved: string): (Rectangle & { maximized: boolean }) | null {
  let value: unknown
  try {
    value = JSON.parse(saved)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { x, y, width, height, maximized } = value as Record<string, unknown>
  if (![x, y, width, height].every(Number.isSafeInteger) || typeof maximized !== 'boolean') return null
  return { x, y, width, height, maximized } as Rectangle & { maximized: boolean }
}

function holdsTitleBar(area: Rectangle, window: Rectangle): boolean {
  const overlap = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return overlap >= GRIP && window.y >= area.y && window.y <= area.y + area.height - GRIP
}

/** A screen smaller than the minimum wins: a window larger than its screen cannot be used. */
function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
