import type { Page } from '@playwright/test'
import { expect, KEEPER, test } from './fixtures.ts'
import {
  acceptAndStart,
  expectState,
  explain,
  hearBothSides,
  openStep,
  record,
  register,
  serve,
  word,
  words,
} from './window.ts'

const ORGAN = '某区市场监督管理局'

test('an ordinary case goes from the application to the archive', async ({ desk }) => {
  test.setTimeout(300_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    `某东政复〔2026〕1号　张某不服${ORGAN}行政处罚决定`,
  )
  await expectState(page, 'intake.underReview')
  // Received on Monday: five working days are over on the Monday after.
  await expect(page.locator('.right')).toContainText('还剩 5 个工作日，11月30日')

  await acceptAndStart(page)
  await hearBothSides(page)
  await record(page, 'MEDIATION_HELD', {
    channel: word('contactChannel', 'faceToFace'),
    participants: ['张某', ORGAN],
    outcome: word('mediationOutcome', 'failed'),
    summary: '双方未能达成一致。',
  })
  await record(page, 'TRIAL_COMPLETE', { committeeNeeded: false })
  await expectState(page, 'ruling.drafting')
  await record(page, 'DRAFT_DONE', {
    decisionKinds: words('decisionKind', 'UPHOLD'),
    worseForApplicant: false,
    summary: '拟维持。',
  })

  // The question about a defect has no default: without an answer nothing is saved.
  const approval = await openStep(page, 'APPROVED')
  await approval.getByRole('button', { name: word('eventType', 'APPROVED'), exact: true }).click()
  await expect(approval.locator('[data-field$="-defectFound"]')).toContainText('请填写此项。')
  await record(page, 'APPROVED', { level: word('approvalLevel', 'organHead'), defectFound: false })
  await expectState(page, 'ruling.signed')

  await serve(page, '张某', ORGAN)
  await expectState(page, 'ruling.effective')
  await record(page, 'EXPLAIN')
  await explain(page, '张某')
  await record(page, 'NO_DEFECT')
  await expectState(page, 'closed')
  await expect(page.locator('.stageStrip .done')).toHaveCount(5)

  // The suit period is open: archiving is grey and says why and by which article.
  const archive = page.locator('.nextStep [data-step="ARCHIVE"]')
  await expect(archive).toHaveAttribute('aria-disabled', 'true')
  await archive.focus()
  await expect(page.getByText('起诉期限已过且没有未审结的诉讼')).toBeVisible()
  await expect(page.getByText('行政诉讼法 第45条').first()).toBeVisible()

  // Served on 2026-11-23: fifteen days end on 2026-12-08; the day after, the period has lapsed by itself.
  await desk.goTo('2026-12-09')
  await openCase(desk.page)
  await expect(desk.page.locator('.history')).toContainText(word('eventType', 'SUIT_LAPSED'))
  await record(desk.page, 'PUBLISHED', { deIdentifiedBy: KEEPER.name, place: '政府网站' })
  await record(desk.page, 'COPIED_TO_SUPERIOR', { body: '某市市场监督管理局' })
  await record(desk.page, 'ARCHIVE', {
    pages: '86',
    volumes: '2',
    checklist: words(
      'archiveItem',
      'cover',
      'catalogue',
      'application',
      'serviceReceipts',
      'closingApproval',
      'backNote',
    ),
  })
  await expectState(desk.page, 'archived')
})

async function openCase(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^案件/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('案件')
  await page.getByRole('link', { name: '某东政复〔2026〕1号', exact: true }).click()
  await expect(page.locator('.casePage')).toBeVisible()
}
