import { civilDateFrom } from '../time-limits/index.ts'

/**
 * What looks wrong about a number that somebody typed. It warns and never blocks: papers with a wrong number exist,
 * and an application is not refused for it.
 */
export type NumberFault = 'length' | 'characters' | 'birthDate' | 'checkDigit'

/** As it is compared and stored: full-width forms plain, no blanks or dashes, capitals. */
export function plainNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s\-–—]/g, '')
    .toUpperCase()
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'

/**
 * Checks a resident identity number (公民身份号码, GB 11643: ISO 7064 MOD 11-2). A passport or a travel permit, which
 * begins with letters, is not judged. Returns null if nothing looks wrong.
 */
export function idNumberFault(typed: string): NumberFault | null {
  const id = plainNumber(typed)
  if (id === '' || /^[A-Z]{1,2}\d{5,10}$/.test(id)) return null
  if (id.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(id)) return 'characters'
  const [year, month, day] = [id.slice(6, 10), id.slice(10, 12), id.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ]
  if (year < 1850 || civilDateFrom(year, month, day) === undefined) return 'birthDate'
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0)
  return ID_CHECKS[sum % 11] === id[17] ? null : 'checkDigit'
}

/** Letters that look like figures are not used: I, O, S, V, Z. */
const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Checks a unified social credit code (统一社会信用代码, GB 32100: MOD 31). Returns null if nothing looks wrong. */
export function creditCodeFault(typed: string): NumberFault | null {
  const code = plainNumber(typed)
  if (code === '') return null
  if (code.length !== 18) return 'length'
  const values = [...code].map((character) => CREDIT_CHARACTERS.indexOf(character))
  if (values.includes(-1)) return 'characters'
  let weight = 1
  let sum = 0
  for (const value of values.slice(0, 17)) {
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return (31 - (sum % 31)) % 31 === values[17] ? null : 'checkDigit'
}

/** Checks a phone number of the mainland: mobile, landline with or without area code, 400 and 800. */
export function phoneFault(typed: string): NumberFault | null {
  const phone = plainNumber(typed).replace(/^(\+86|0086)/, '')
  if (phone === '') return null
  if (!/^\d+(转\d+)?$/.test(phone)) return 'characters'
  const [number = ''] = phone.split('转')
  const known = /^1[3-9]\d{9}$|^0\d{2,3}\d{7,8}$|^[2-8]\d{6,7}$|^[48]00\d{7}$|^1[02]\d{3}$/
  return known.test(number) ? null : 'length'
}
