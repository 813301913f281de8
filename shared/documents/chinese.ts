import type { CivilDate } from '../time-limits/index.ts'

/** 2026年8月1日: a date as papers write it, without leading zeros (GB/T 9704-2012). */
export function chineseDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

const DIGITS = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 20 → 二十; from 1 to 99, for numbered terms. */
export function chineseNumeral(n: number): string {
  if (n < 1 || n > 99 || !Number.isInteger(n)) throw new Error(`no numeral for ${n}`)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`
}

/** Fen as papers write an amount: 1234500 → 12345元, 50 → 0.5元. */
export function yuan(fen: number): string {
  return `${(fen / 100).toFixed(2).replace(/\.?0+$/, '')}元`
}

const titles: Record<string, string> = {
  行政复议法: '《中华人民共和国行政复议法》',
  行政复议法实施条例: '《中华人民共和国行政复议法实施条例》',
  行政诉讼法: '《中华人民共和国行政诉讼法》',
  民事诉讼法: '《中华人民共和国民事诉讼法》',
}

/** An article as papers cite it: “行政复议法 第39条第1款第6项” → 《中华人民共和国行政复议法》第三十九条第一款第六项. */
export function cited(article: string): string {
  const [name = '', place = ''] = article.split(' ')
  return `${titles[name] ?? `《${name}》`}${place.replace(/\d+/g, (n) => chineseNumeral(Number(n)))}`
}
