import { expect, KEEPER, test } from './fixtures.ts'
import { expectState, record, register } from './window.ts'

const SUMMARY = '经核实，情况属实。'

test('an ordinary case goes from the application to the archive', async ({ desk }) => {
  test.setTimeout(240_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await expectState(page, 'intake.underReview')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('某东政复〔2026〕1号')

  await record(page, 'ACCEPT', {
    conditions: ['有明确的申请人', '利害关系', '有具体的', '在法定申请期限内', '属于行政复议范围', '属于本机关管辖', '未就同一行政行为'],
  })
  await expectState(page, 'intake.accepted')
  await record(page, 'START_TRIAL', { procedureKind: '普通程序', reviewers: [KEEPER.name], caseOfficer: KEEPER.name })
})
