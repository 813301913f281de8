import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import {
  acceptAndStart,
  explain,
  fill,
  hearBothSides,
  openStep,
  record,
  register,
  serve,
  word,
  words,
} from './window.ts'

const ORGAN = '某区市场监督管理局'

/** From the application to a decision against the organ, explained: a defect is confirmed and asks for a letter. */
async function decidedAgainst(page: Page): Promise<void> {
  await register(page, '2026-11-23')
  await acceptAndStart(page)
  await hearBothSides(page)
  await record(page, 'MEDIATION_HELD', {
    channel: word('contactChannel', 'faceToFace'),
    participants: ['张某', ORGAN],
    outcome: word('mediationOutcome', 'failed'),
    summary: '双方未能达成一致。',
  })
  await record(page, 'TRIAL_COMPLETE', { committeeNeeded: false })
  await record(page, 'DRAFT_DONE', {
    decisionKinds: words('decisionKind', 'MODIFY'),
    worseForApplicant: false,
    summary: '拟变更。',
  })
  const approval = await openStep(page, 'APPROVED')
  await fill(approval, { defectFound: true })
  const another = approval.getByRole('button', { name: '添加一行' })
  if ((await approval.locator('[data-field$="-defects-0-type"]').count()) === 0) await another.first().click()
  await record(page, 'APPROVED', {
    level: word('approvalLevel', 'organHead'),
    defectFound: true,
    'defects-0-type': word('defectType', 'procedureViolated'),
    'defects-0-clause': '行政处罚法 第44条',
    'defects-0-description': '未告知听证权利',
  })
  await serve(page, '张某', ORGAN)
  await record(page, 'EXPLAIN')
  await explain(page, '张某')
}

/** Shows the blanks that may stay empty, if they stand behind a line. */
async function unfold(form: Locator): Promise<void> {
  const line = form.locator('.unfold')
  if ((await line.count()) > 0) await line.first().click()
}

/** The row of the only letter or suit, and the way its next step leads. */
const row = (page: Page, list: string) => page.getByRole('table', { name: list }).locator('tbody tr').first()
async function next(page: Page, list: string, type: Parameters<typeof record>[1]): Promise<void> {
  await row(page, list)
    .getByRole('link', { name: word('eventType', type) })
    .click()
  await expect(page.getByRole('form', { name: word('eventType', type), exact: true })).toBeVisible()
}
const toLetters = (page: Page) => page.getByRole('link', { name: '纠错建议', exact: true }).click()
const toSuits = (page: Page) => page.getByRole('link', { name: '应诉', exact: true }).click()

test('a letter is followed from the defect to the judged answer, each row leading to its next form', async ({
  desk,
}, info) => {
  test.setTimeout(300_000)
  await toLetters(desk.page)
  await expect(desk.page.getByText('这一年没有确认的问题，也没有意见书和建议书。')).toBeVisible()
  await decidedAgainst(desk.page)

  await toLetters(desk.page)
  await expect(row(desk.page, '意见书和建议书')).toContainText('待制发')
  await expect(desk.page.getByRole('button', { name: '待制发 1' })).toBeVisible()
  await next(desk.page, '意见书和建议书', 'RECOMMEND')
  await record(desk.page, 'RECOMMEND', {
    letterKind: word('letterKind', 'opinionLetter'),
    addressee: ORGAN,
    content: '规范告知程序。',
  })
  await record(desk.page, 'LETTER_DRAFTED', { content: '规范告知程序。' })
  await record(desk.page, 'LETTER_APPROVED', { documentNumber: '某东政复意〔2026〕1号' })
  await toLetters(desk.page)
  await next(desk.page, '意见书和建议书', 'LETTER_SERVED')
  await record(desk.page, 'LETTER_SERVED', { mode: word('serviceMode', 'direct') })

  await toLetters(desk.page)
  await expect(row(desk.page, '意见书和建议书')).toContainText('待反馈')
  await row(desk.page, '意见书和建议书').getByText(ORGAN, { exact: true }).click()
  const drawer = desk.page.getByRole('dialog')
  await expect(drawer).toContainText('规范告知程序。')
  await drawer.getByText('期限怎样算出').click()
  // Sixty natural days from 2026-11-23 end on Friday 2027-01-22 (行政复议法 第76条).
  await expect(drawer).toContainText('2027年1月22日')
  await desk.page.screenshot({ path: info.outputPath('letter.png') })
  await desk.page.keyboard.press('Escape')

  // In the next year the letter is overdue, and still in sight.
  await desk.goTo('2027-01-25')
  await toLetters(desk.page)
  await expect(desk.page.getByRole('button', { name: '逾期未反馈 1' })).toBeVisible()
  await expect(row(desk.page, '意见书和建议书')).toContainText('逾期')
  await next(desk.page, '意见书和建议书', 'REMINDED')
  await record(desk.page, 'REMINDED', { channel: word('contactChannel', 'phone'), summary: '电话催告。' })
  await toLetters(desk.page)
  await next(desk.page, '意见书和建议书', 'COMPLIANCE_ORDERED')
  await record(desk.page, 'COMPLIANCE_ORDERED', { by: '2027-02-22' })
  await toLetters(desk.page)
  await expect(row(desk.page, '意见书和建议书')).toContainText('催告 1 次，责令限期履行')
  await desk.page.getByText('催告和督促', { exact: true }).click()
  await expect(row(desk.page, '催告和督促')).toContainText('2027-02-22')

  await desk.page.getByText('意见书和建议书', { exact: true }).click()
  await row(desk.page, '意见书和建议书').getByRole('link').click()
  await openStep(desk.page, 'ANSWERED')
  await record(desk.page, 'ANSWERED', { rectified: true, summary: '已整改。' })
  await toLetters(desk.page)
  await next(desk.page, '意见书和建议书', 'ANSWER_JUDGED')
  await record(desk.page, 'ANSWER_JUDGED', {
    'items-0-item': '规范告知程序',
    'items-0-adoption': word('adoption', 'adopted'),
  })
  await toLetters(desk.page)
  await expect(row(desk.page, '意见书和建议书')).toContainText('采纳 1 / 1 项')
  await desk.page.getByText('发现的问题', { exact: true }).click()
  await desk.page.getByLabel('年度').click()
  await desk.page.getByTitle('2026年').click()
  await expect(row(desk.page, '发现的问题')).toContainText('行政处罚法 第44条')
  await expect(row(desk.page, '发现的问题')).toContainText('首次')

  await desk.page.getByRole('button', { name: '打印' }).click()
  await expect(desk.page.getByRole('dialog', { name: '发现的问题' })).toContainText('未告知听证权利')
})

test('a suit is followed through its hearing, and the appearance of the head counts', async ({ desk }) => {
  test.setTimeout(300_000)
  const { page } = desk
  await decidedAgainst(page)
  await record(page, 'WAIVED', { reason: '同类问题已制发建议书。' })
  const form = await openStep(page, 'SUED')
  await unfold(form)
  await fill(form, { by: '张某', court: '某区人民法院', copyReceivedOn: '2026-11-23' })
  await form.getByRole('button', { name: word('eventType', 'SUED'), exact: true }).click()
  await expect(form).toHaveCount(0)

  await toSuits(page)
  await expect(row(page, '诉讼案件')).toContainText('审理中')
  // Fifteen natural days from 2026-11-23 end on 2026-12-08 (行政诉讼法 第67条).
  await expect(row(page, '诉讼案件')).toContainText('12月8日')
  await next(page, '诉讼案件', 'COURT_REPLIED')
  await record(page, 'COURT_REPLIED')
  await record(page, 'COURT_HEARING_HELD', {
    attendance: word('headAttendance', 'delegate'),
    absenceReason: '负责人参加防汛抢险。',
  })
  await unfold(await openStep(page, 'COURT_HEARING_HELD'))
  await record(page, 'COURT_HEARING_HELD', {
    attendance: word('headAttendance', 'deputy'),
    attendee: '李某，副区长',
  })

  await toSuits(page)
  await expect(page.getByText('50.0%')).toBeVisible()
  await page.getByRole('button', { name: '未出庭 1 次' }).click()
  await expect(page.getByRole('table', { name: '开庭和出庭' }).locator('tbody tr')).toHaveCount(1)
  await expect(row(page, '开庭和出庭')).toContainText('负责人参加防汛抢险。')
  await page.getByRole('button', { name: '1 / 2 次开庭' }).click()
  await expect(row(page, '开庭和出庭')).toContainText('李某，副区长')

  await page.goBack()
  await toSuits(page)
  await row(page, '诉讼案件').click()
  await record(page, 'JUDGED', {
    result: word('judgementResult', 'upheld'),
    effectiveOn: '2026-11-23',
  })
  await toSuits(page)
  await expect(row(page, '诉讼案件')).toContainText('法院维持')
  await expect(page.getByText('0.0%', { exact: true })).toBeVisible()
})
