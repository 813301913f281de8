/** A text in the two languages of the program; Chinese is the one clerks read. */
export type Texts = { readonly zh: string; readonly en: string }

export type TimeLimitErrorCode =
  | 'impossible-date'
  | 'impossible-instant'
  | 'no-rule-on-date'
  | 'length-missing'
  | 'invalid-length'
  | 'reversed-span'
  | 'fact-missing'
  | 'extension-not-allowed'
  | 'extension-over-30-days'
  | 'suspension-after-expiry'

/** Something about a date or a time limit that the user can put right; `message` is the Chinese sentence. */
export class TimeLimitError extends Error {
  readonly code: TimeLimitErrorCode
  readonly texts: Texts

  constructor(code: TimeLimitErrorCode, zh: string, en: string) {
    super(zh)
    this.name = 'TimeLimitError'
    this.code = code
    this.texts = { zh, en }
  }
}
