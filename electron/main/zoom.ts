/** Chromium's zoom levels: each step is a fifth larger or smaller, 0 is natural size. */
const SMALLEST = -3
const LARGEST = 4

/**
 * The zoom level after a key press: Ctrl (⌘ on macOS) with + - 0, for there is no menu that would do it.
 * @returns undefined when the keys mean something else
 */
export function zoomAfter(
  level: number,
  input: { type: string; key: string; control: boolean; meta: boolean; alt: boolean },
  platform: NodeJS.Platform,
): number | undefined {
  const command = platform === 'darwin' ? input.meta : input.control
  if (input.type !== 'keyDown' || !command || input.alt) return undefined
  switch (input.key) {
    case '+':
    case '=':
      return Math.min(level + 1, LARGEST)
    case '-':
      return Math.max(level - 1, SMALLEST)
    case '0':
      return 0
    default:
      return undefined
  }
}
