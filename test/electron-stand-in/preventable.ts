/** An event whose default can be prevented, with further properties. */
export function preventable<Properties extends object = object>(
  properties?: Properties,
): Properties & { defaultPrevented: boolean; preventDefault(): void } {
  const event = {
    ...(properties as Properties),
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}
