import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeFault, idNumberFault, phoneFault, plainNumber } from '../../shared/case/checkDigits.ts'

/** Invented: no region has the code 999999 or 990000. */
const ID = '99000019900307123'
const CREDIT = '91990000MA0000000'

describe('a resident identity number (GB 11643)', () => {
  // The example of the standard.
  it('passes with its check digit, typed in whatever width', () => {
    expect(idNumberFault('11010519491231002X')).toBeNull()
    expect(idNumberFault('１１０１０５１９４９１２３１００２ｘ')).toBeNull()
    expect(idNumberFault(' 110105 19491231 002x ')).toBeNull()
    expect(idNumberFault('440524188001010014')).toBeNull()
  })
  it('has one right last character out of eleven', () => {
    const right = [...'0123456789X'].filter((last) => idNumberFault(ID + last) === null)
    expect(right).toHaveLength(1)
  })
  it.each([
    ['1101051949123100', 'length'],
    ['110105194912310021', 'checkDigit'],
    ['110105194902310020', 'birthDate'],
    ['11010519491331002X', 'birthDate'],
    ['1101051949123100A2', 'characters'],
  ])('%s: %s', (number, fault) => expect(idNumberFault(number)).toBe(fault))
  it('is not asked of a passport or a travel permit, nor of an empty field', () => {
    for (const other of ['E12345678', 'EA1234567', 'H1234567890', '']) expect(idNumberFault(other)).toBeNull()
  })
  it('is refused with any one figure changed, and with two neighbours swapped', () => {
    const id = '11010519491231002X'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (at, figure) => {
        const changed = id.slice(0, at) + figure + id.slice(at + 1)
        if (changed !== id) expect(idNumberFault(changed)).not.toBeNull()
      }),
    )
    for (let i = 0; i < 16; i++) {
      const swapped = id.slice(0, i) + id[i + 1] + id[i] + id.slice(i + 2)
      if (swapped !== id) expect(idNumberFault(swapped)).not.toBeNull()
    }
  })
})

describe('a unified social credit code (GB 32100)', () => {
  it('passes with its check character', () => {
    expect(creditCodeFault('91350100M000100Y43')).toBeNull() // the example of the standard
    expect(creditCodeFault('91350100m000100y43')).toBeNull()
    const right = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((last) => creditCodeFault(CREDIT + last) === null)
    expect(right).toHaveLength(1)
  })
  it.each([
    ['91350100M000100Y4', 'length'],
    ['91350100M000100Y44', 'checkDigit'],
    ['91350100MO00100Y43', 'characters'],
  ])('%s: %s', (code, fault) => expect(creditCodeFault(code)).toBe(fault))
  it('is not asked of an empty field', () => expect(creditCodeFault('  ')).toBeNull())
})

describe('a phone number', () => {
  it.each(['13800000000', '+86 138 0000 0000', '022-24300000', '02224300000转8001', '24300000', '4001234567', '12348'])(
    '%s passes',
    (phone) => expect(phoneFault(phone)).toBeNull(),
  )
  it.each([
    ['1380000000', 'length'],
    ['12800000000', 'length'],
    ['138000000a0', 'characters'],
  ])('%s: %s', (phone, fault) => expect(phoneFault(phone)).toBe(fault))
  it('is compared without blanks and dashes', () => expect(plainNumber('022-2430 0000')).toBe('02224300000'))
})
