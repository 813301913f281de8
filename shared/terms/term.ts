/**
 * One code value: what the user reads (Chinese first), what contributors read, and the
 * article that gives it legal effect. Articles are those in force now; the wording of
 * documents made under the regulation of 2007 belongs to the templates.
 */
export type Term = { zh: string; en: string; article?: string }

/** A term; `article` is left out for terms of practice and of the product. */
export function term(zh: string, en: string, article?: string): Term {
  return article === undefined ? { zh, en } : { zh, en, article }
}

/** 行政复议法 (2023). */
export const law = (place: string): string => `行政复议法 ${place}`
/** 行政复议法实施条例 (2026). */
export const regulation = (place: string): string => `行政复议法实施条例 ${place}`
/** 民事诉讼法 (2023). */
export const civilProcedure = (place: string): string => `民事诉讼法 ${place}`
/** 行政诉讼法 (2017). */
export const litigation = (place: string): string => `行政诉讼法 ${place}`
