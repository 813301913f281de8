import type { EventType } from '../../shared/case/events.ts'
import { expect, test } from './fixtures.ts'
import { acceptAndStart, fieldOf, fill, hearBothSides, openStep, record, register, word, words } from './window.ts'

test('a refused step leads to the blank that mends it, and a clock step shows its dates before it is saved', async ({
  desk,
}) => {
  test.setTimeout(240_000)
  const { page } = desk
  await register(page, '2026-11-23')
  const accept = await openStep(page, 'ACCEPT')
  await fill(accept, { conditions: [word('acceptanceCondition', 'interest')] })
  await accept.getByRole('button', { name: word('eventType', 'ACCEPT'), exact: true }).click()
  await expect(accept.getByRole('alert')).toBeVisible()
  await accept
    .getByRole('alert')
    .getByRole('button', { name: /^去填：/ })
    .first()
    .click()
  await expect(fieldOf(accept, 'conditions').locator(':focus')).toHaveCount(1)
  await acceptAndStart(page)
  await hearBothSides(page)

  // The trial at a glance: who was heard, and who was not.
  const trial = page.getByRole('region', { name: '审理情况' })
  await expect(trial).toContainText('2026-11-23 已听取（电话）')
  await trial.getByRole('button', { name: '听取某区市场监督管理局的意见' }).click()
  await expect(page.getByRole('form', { name: word('eventType', 'OPINIONS_HEARD'), exact: true })).toBeVisible()

  const suspend = await openStep(page, 'SUSPEND')
  await fill(suspend, { ground: word('suspensionGround', 'S5'), reason: '申请人住院。' })
  await expect(suspend.locator('.movedPeriods')).toContainText(/作出复议决定.*停止计算（原至 2027-01-22）/)
  await suspend.getByRole('button', { name: word('eventType', 'SUSPEND'), exact: true }).click()
  await expect(page.locator('.stopped.banner')).toContainText('本案自 2026-11-23 起中止')

  await desk.goTo('2026-12-03')
  const later = desk.page
  await later
    .locator('.stopped.banner')
    .getByRole('button', { name: word('eventType', 'RESUME') })
    .click()
  const resume = later.getByRole('form', { name: word('eventType', 'RESUME'), exact: true })
  await fill(resume, { reason: '申请人出院。' })
  await expect(resume.locator('.movedPeriods')).toContainText('2027-02-01')
  await resume.getByRole('button', { name: word('eventType', 'RESUME'), exact: true }).click()
  await expect(later.locator('.stopped.banner')).toHaveCount(0)

  // The course of the case in two lanes: the suspension is a gap, what is due stands below today.
  await later.getByText('流程', { exact: true }).click()
  const gap = later.locator('.lane.stopped', { hasText: word('eventType', 'SUSPEND') })
  await expect(gap).toContainText('停止 10 天')
  await expect(later.locator('.lane.today ~ .lane.due')).toContainText(word('limitCode', 'D15'))
  await later.getByRole('button', { name: '打印办案流程表' }).click()
  const sheet = later.getByRole('dialog', { name: /^行政复议办案流程表/ })
  await expect(sheet.getByRole('row', { name: /中止/ }).last()).toContainText('停止计算')
  await sheet.getByRole('button', { name: '关闭' }).click()
})

test('a note is its author’s own and saves itself; cases are linked and taken apart with a reason', async ({
  desk,
}) => {
  test.setTimeout(180_000)
  const { page } = desk
  await register(page, '2026-11-23', { actNumber: '某市监罚〔2026〕7号' })
  await register(page, '2026-11-23', { 'parties-0-name': '李某', actNumber: '某市监罚〔2026〕7号' })

  const note = page.getByRole('region', { name: '我的便笺' })
  await note.getByRole('textbox').fill('先电话核实送达日期。')
  await expect(note.getByRole('status')).toContainText('已保存')
  await page.reload()
  await expect(note.getByRole('textbox')).toHaveValue('先电话核实送达日期。')

  const links = page.getByRole('region', { name: '关联案件' })
  await expect(links).toContainText('可能有关的案件')
  await links.getByRole('button', { name: /^与 .*1号 建立关联/ }).click()
  await links.getByRole('textbox', { name: '理由' }).fill('同一处罚决定的两名当事人。')
  await links.getByRole('button', { name: '建立关联', exact: true }).click()
  await expect(links).toContainText('同一行政行为 · 同一处罚决定的两名当事人。')
  await links.getByRole('button', { name: /^解除与 .*1号 的关联/ }).click()
  await links.getByRole('textbox', { name: '理由' }).fill('经查并非同一行为。')
  await links.getByRole('button', { name: '解除', exact: true }).click()
  await links.getByRole('button', { name: '已解除的关联（1）' }).click()
  await expect(links).toContainText('经查并非同一行为。')

  // The record of a case is the same for both; the note is not in it.
  await record(page, 'NOTED', { note: '已核实。' })
  await expect(page.locator('.history')).not.toContainText('先电话核实')
})

test('agents and addresses are kept with their trace; an outcome goes to its signer by the matrix', async ({
  desk,
}) => {
  test.setTimeout(300_000)
  const { page } = desk
  await register(page, '2026-11-23')
  const formOf = (type: EventType): Promise<void> =>
    expect(page.getByRole('form', { name: word('eventType', type), exact: true })).toBeVisible()
  const parties = page.getByRole('region', { name: '当事人', exact: true })
  await parties.getByRole('button', { name: '张某' }).click()
  await parties.getByRole('button', { name: '补充送达地址' }).click()
  await formOf('SERVICE_ADDRESS_CONFIRMED')
  await record(page, 'SERVICE_ADDRESS_CONFIRMED', { serviceAddress: '某区某路1号' })
  await expect(parties).toContainText('送达地址 某区某路1号')
  await parties.getByRole('button', { name: '变更送达地址' }).click()
  await formOf('SERVICE_ADDRESS_CONFIRMED')
  await record(page, 'SERVICE_ADDRESS_CONFIRMED', { serviceAddress: '某区新路2号', receiver: '收某' })
  await expect(parties).toContainText('代收人 收某')
  // What stood there before is still in the record.
  const entries = page.locator('.history li', { hasText: word('eventType', 'SERVICE_ADDRESS_CONFIRMED') })
  await entries.last().getByRole('button').first().click()
  await expect(entries.last()).toContainText('某区某路1号')

  await parties.getByRole('button', { name: word('eventType', 'AGENT_APPOINTED') }).click()
  await formOf('AGENT_APPOINTED')
  await record(page, 'AGENT_APPOINTED', {
    agentName: '律某',
    agentKind: word('agentKind', 'lawyer'),
    powers: word('agentPowers', 'special'),
  })
  await expect(parties).toContainText(/代理人 律某.*律师.*特别授权/)

  await acceptAndStart(page)
  await hearBothSides(page)
  await record(page, 'MEDIATION_HELD', {
    channel: word('contactChannel', 'faceToFace'),
    participants: ['张某', '某区市场监督管理局'],
    outcome: word('mediationOutcome', 'failed'),
    summary: '双方未能达成一致。',
  })
  await expect(page.getByRole('region', { name: '审理情况' })).toContainText('第 1 轮')
  await record(page, 'TRIAL_COMPLETE', { committeeNeeded: false })
  await record(page, 'DRAFT_DONE', {
    decisionKinds: words('decisionKind', 'REVOKE_PART'),
    worseForApplicant: false,
    summary: '拟部分撤销。',
  })
  const approval = page.getByRole('region', { name: '审批' })
  await expect(approval).toContainText(`应由${word('approvalLevel', 'organHead')}签批`)
  await approval.getByRole('button', { name: word('eventType', 'APPROVED') }).click()
  const form = page.getByRole('form', { name: word('eventType', 'APPROVED'), exact: true })
  await expect(fieldOf(form, 'level')).toContainText(word('approvalLevel', 'organHead'))
  await fill(form, { defectFound: true })
  await fieldOf(form, 'defects').getByRole('button', { name: '添加一行' }).click()
  await record(page, 'APPROVED', {
    'defects-0-type': word('defectType', 'procedureViolated'),
    'defects-0-description': '未告知听证权利。',
  })
  await expect(approval).toContainText(`（${word('approvalLevel', 'organHead')}）`)
})
