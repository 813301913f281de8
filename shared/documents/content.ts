/** A required value that is not there: what it is called, and where it is filled in. */
export type Missing = { label: string; at: Place }

/** A blank of a step's form, a blank of the document itself, a fact of a party, or a setting of the desk. */
export type Place =
  | { kind: 'step'; event: string; field: string }
  | { kind: 'document'; field: string }
  | { kind: 'party'; party: string; field: string }
  | { kind: 'setting'; key: string }

/** A stretch of text; a blank stands where a required value is missing, so that a draft can be read with its holes. */
export type Run = string | { blank: string }
export type Text = readonly Run[]

/** One piece of a document, from top to bottom. What it looks like is the renderer's (GB/T 9704-2012). */
export type Block =
  /** 发文机关标志 */
  | { kind: 'mark'; text: string }
  /** Lines as they are broken: a title may not break inside a word. */
  | { kind: 'title'; lines: readonly string[] }
  | { kind: 'number'; text: Text }
  | { kind: 'addressee'; text: Text }
  /** 一、 is level 1 (黑体), （一） level 2 (楷体). */
  | { kind: 'heading'; level: 1 | 2; text: Text }
  /** Indented by two characters unless `flush`. */
  | { kind: 'paragraph'; text: Text; flush?: true }
  /** A form: label beside value, `wide` over the whole width. */
  | { kind: 'form'; rows: readonly FormRow[] }
  | { kind: 'table'; columns: readonly TableColumn[]; rows: readonly (readonly Text[])[] }
  /** Who made it and when, in the place of the seal. */
  | { kind: 'closing'; organ: string; date: Text; sealed: boolean }
  /** Lines to sign on: 申请人（签名）：____ 年 月 日 */
  | { kind: 'signatures'; who: readonly string[] }
  | { kind: 'attachments'; items: readonly Text[] }
  /** 抄送 */
  | { kind: 'copies'; text: Text }
  /** A small note below everything, e.g. the articles cited. */
  | { kind: 'note'; text: Text }

export type FormRow = { label: string; value: Text; wide?: true }
/** Share of the width in per cent. */
export type TableColumn = { title: string; width: number }

/** The content of a document with the holes in it. Without holes it can be issued. */
export type DocumentContent = { title: string; blocks: readonly Block[]; missing: readonly Missing[] }

/** The text of a stretch; a blank reads as its label in brackets. */
export function plainText(text: Text): string {
  return text.map((run) => (typeof run === 'string' ? run : `【${run.blank}】`)).join('')
}
