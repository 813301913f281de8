import type { LetterRow } from '../../../shared/contract/index.ts'
import { type Language, termName } from '../../../shared/terms/index.ts'
import type { Texts } from '../../texts/zh.ts'

/** The kind of the letter and its number; that there is none where it is only owed. */
export function letterName(row: LetterRow, language: Language, { corrections: t }: Texts): string {
  return row.kind === null ? t.noLetterYet : `${termName('letterKind', row.kind, language)} ${row.number ?? t.noNumber}`
}

/** The types of the defects the letter is about. */
export const problemOf = (row: LetterRow, language: Language, { corrections: t }: Texts): string =>
  row.defectTypes.length === 0
    ? t.unspecified
    : row.defectTypes.map((type) => termName('defectType', type, language)).join(language === 'zh' ? '、' : ', ')

/** What was done to have it answered: reminders, and the last measure. */
export const pressedWords = (row: LetterRow, language: Language, { corrections: t }: Texts): string =>
  [
    row.reminders > 0 ? t.remindedTimes(row.reminders) : '',
    row.measure ? termName('pressureKind', row.measure, language) : '',
  ]
    .filter(Boolean)
    .join(language === 'zh' ? '，' : ', ')

/** What the answer was worth; empty before there is one. */
export const answerWords = (row: LetterRow, { corrections: t }: Texts): string =>
  [
    row.items > 0 ? t.adoptedOf(row.itemsAdopted, row.items) : '',
    row.rectified === false ? t.notRectified : '',
    row.rectified && row.items === 0 ? t.rectified : '',
  ]
    .filter(Boolean)
    .join(' ')
