import { expect, KEEPER, test } from './fixtures.ts'
import { expectState, record, register } from './window.ts'

const SUMMARY = '经核实，情况属实。'
const EXPLAINED = ['处理结果', '认定的事实和证据', '法律依据', '对主要理由的回应', '救济途径']

test('an ordinary case goes from the application to the archive', async ({ desk }) => {
  test.setTimeout(240_000)
  let { page } = desk
  await register(page, '2026-11-23')
  await expectState(page, 'intake.underReview')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('某东政复〔2026〕1号')

  await record(page, 'ACCEPT', { conditions: ['有明确的申请人'] })
})
