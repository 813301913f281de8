import { expect, KEEPER, test } from './fixtures.ts'
import {
  acceptAndStart,
  expectState,
  explain,
  fill,
  hearBothSides,
  record,
  register,
  serve,
  word,
  words,
} from './window.ts'

const ORGAN = '某区市场监督管理局'

test('an application that is not accepted is refused in time, served, explained and closed', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await register(page, '2026-11-23')

  await record(page, 'REFUSE', {
    ground: word('nonAcceptanceGround', 'noInterest'),
    reasons: '申请人与该行政行为没有利害关系。',
    defectFound: false,
  })
  await expectState(page, 'intake.notAccepted')
  await serve(page, '张某')
  await record(page, 'EXPLAIN', { explainer: KEEPER.name })
  await explain(page, '张某')
  await record(page, 'NO_DEFECT')
  await expectState(page, 'closed')
})

test('a mediated case ends with the mediation document and a duty to perform', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await acceptAndStart(page)
  await record(page, 'MEDIATION_HELD', {
    channel: word('contactChannel', 'faceToFace'),
    participants: ['张某', ORGAN],
    outcome: word('mediationOutcome', 'agreed'),
    summary: '双方同意减少罚款。',
  })
  await record(page, 'MEDIATION_DOC_EFFECTIVE', {
    'signatures-0-party': '张某',
    'signatures-0-on': '2026-11-23',
    'signatures-1-party': ORGAN,
    'signatures-1-on': '2026-11-23',
    sealedOn: '2026-11-23',
    terms: '罚款减为一千元。',
    defectFound: false,
  })
  await expectState(page, 'ruling.effective')
  await record(page, 'EXPLAIN')
  await explain(page, '张某', ['remedy'])
  await record(page, 'NO_DEFECT')
  await expectState(page, 'closed')
})

test('a suspended case stands still and goes on with the days left out', async ({ desk }) => {
  test.setTimeout(180_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await acceptAndStart(page)
  await hearBothSides(page)
  await record(page, 'SUSPEND', { ground: word('suspensionGround', 'S5'), reason: '申请人因不可抗力不能参加。' })
  await expect(page.locator('.right')).toContainText('已中止')

  // Suspended, the trial cannot be completed; the screen says so before anything is typed.
  const complete = page.locator('.nextStep [data-step="TRIAL_COMPLETE"]')
  await expect(complete).toHaveAttribute('aria-disabled', 'true')
  await complete.focus()
  await expect(page.getByText('案件未处于中止状态').first()).toBeVisible()

  await desk.goTo('2026-12-03')
  await desk.page.getByRole('link', { name: /^案件/ }).click()
  await desk.page.getByRole('link', { name: '某东政复〔2026〕1号' }).click()
  await record(desk.page, 'RESUME', { reason: '中止原因消除。' })
  // Accepted on 2026-11-23: sixty days end on 2027-01-22; ten days of suspension make it 2027-02-01.
  await expect(desk.page.locator('.right')).toContainText('2027年2月1日')
})

test('a consultation is registered with its publicity record and counts at once', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  await page.getByRole('button', { name: /^登记咨询/ }).click()
  const form = page.getByRole('form', { name: '登记咨询' })
  await expect(form).toBeVisible()
  await fill(form, {
    channel: word('consultationChannel', 'counter'),
    kind: word('consultationKind', 'applicantSide'),
    person: '李某',
    matter: '咨询罚款决定能否申请复议。',
    refused: false,
    items: words('publicityItem', 'purpose', 'period', 'filing', 'mandatory', 'leaflet'),
    leafletVersion: '2026年7月版',
    summary: '可以自知道之日起六十日内申请复议。',
    advisedWay: word('advisedWay', 'reconsideration'),
  })
  await form.getByRole('button', { name: '登记咨询' }).click()
  await page.getByRole('link', { name: /^咨询与宣传/ }).click()
  await expect(page.getByRole('row', { name: /李某/ })).toContainText('已宣传')

  // The number opens exactly its row.
  await page.getByRole('link', { name: '四个百分百' }).click()
  const card = page.locator('.rateCard', { hasText: '咨询 100% 宣传' })
  await expect(card).toContainText('100')
  await card.getByRole('button', { name: /1/ }).first().click()
  await expect(page.locator('.ant-drawer tbody tr')).toHaveCount(1)
  await expect(page.locator('.ant-drawer')).toContainText('李某')
})
