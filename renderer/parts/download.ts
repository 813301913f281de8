/** Hands a file to the person; the desktop shell asks where to save it. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it over by the next minute.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
