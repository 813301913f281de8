/** The ending of a noun counted `n` times. */
export const s = (n: number): string => (n === 1 ? '' : 's')
