import { expect, type Locator, type Page } from '@playwright/test'
import type { EventType } from '../../shared/case/events.ts'
import { type TermGroup, termCodes, termName } from '../../shared/terms/index.ts'
import { COLLEAGUE, KEEPER } from './fixtures.ts'

/** An answer as a person gives it: text, a yes or no, the words of a choice, or several of them. */
export type Answer = string | boolean | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

/** The control of a field, by the field's name; rows as `parties-0-name`. */
export const fieldOf = (form: Locator, name: string): Locator => form.locator(`[data-field$="-${name}"]`).first()

/** Fills a form the way a person does: by typing, ticking and picking. */
export async function fill(form: Locator, answers: Answers): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) await answerField(form, name, answer)
}

async function answerField(form: Locator, name: string, answer: Answer): Promise<void> {
  const field = fieldOf(form, name)
  await field.scrollIntoViewIfNeeded()
  if (typeof answer === 'boolean') {
    await field.getByRole('radio', { name: answer ? '是' : '否', exact: true }).check()
    return
  }
  const wanted = typeof answer === 'string' ? [answer] : answer
  if ((await field.getByRole('combobox').count()) > 0) {
    for (const option of wanted) await pick(field, option)
    if (typeof answer !== 'string') await form.page().keyboard.press('Escape')
    return
  }
  if ((await field.getByRole('radio').count()) > 0) {
    const exact = field.getByRole('radio', { name: wanted[0] as string, exact: true })
    // A party is named without its role.
    await ((await exact.count()) > 0 ? exact : field.getByRole('radio', { name: wanted[0] as string })).check()
    return
  }
  if ((await field.getByRole('checkbox').count()) > 0) {
    for (const option of wanted) await field.getByRole('checkbox', { name: option }).check()
    return
  }
  const input = field.getByRole('textbox').or(field.getByRole('spinbutton')).first()
  await input.fill(wanted.join('\n'))
  // A date is taken over when the field is left; its calendar must be gone before the next field is clicked.
  if (/^\d{4}-\d{2}-\d{2}$/.test(wanted[0] ?? '')) {
    await input.press('Enter')
    await input.press('Tab')
    await expect(form.page().locator('.ant-picker-dropdown:visible')).toHaveCount(0)
  }
}

/** Types into a list that opens and takes the option that is then first, as a person at the keyboard does. */
async function pick(field: Locator, option: string): Promise<void> {
  const chosen = field.locator('.ant-select-content, .ant-select-selection-item', { hasText: option }).first()
  if (await chosen.isVisible()) return
  const box = field.getByRole('combobox').first()
  await box.click()
  await box.fill(option)
  await box.press('Enter')
  await expect(chosen).toBeVisible()
}

/** The button of a step on the case page, wherever it stands. */
async function stepButton(page: Page, type: EventType): Promise<Locator> {
  const button = page.locator(`.nextStep [data-step="${type}"]`)
  const more = page.getByRole('button', { name: /^其他可办事项/ })
  await expect(button.or(more).first()).toBeVisible()
  if ((await button.count()) === 0) await more.click()
  return button
}

/** Opens the form of a step on the case page. */
export async function openStep(page: Page, type: EventType): Promise<Locator> {
  const form = page.getByRole('form', { name: termName('eventType', type), exact: true })
  if ((await form.count()) === 0) await (await stepButton(page, type)).click()
  await expect(form).toBeVisible()
  return form
}

/** Records a step on the case page and waits until it stands in the record. */
export async function record(page: Page, type: EventType, answers: Answers = {}): Promise<void> {
  const name = termName('eventType', type)
  const form = await openStep(page, type)
  const entries = page.locator('.history .entryName', { hasText: new RegExp(`^${name}$`) })
  const before = await entries.count()
  await fill(form, answers)
  await form.getByRole('button', { name, exact: true }).click()
  await expect(form).toHaveCount(0)
  await expect(entries).toHaveCount(before + 1)
}

/** The usual application of these tests: one applicant, one organ, a fine. */
export const APPLICATION: Answers = {
  channel: '当面提交',
  'parties-0-name': '张某',
  'parties-1-name': '某区市场监督管理局',
  actTitle: '行政处罚决定',
  matterType: '行政处罚',
  actServedOn: '2026-11-02',
  requests: '请求撤销行政处罚决定。',
}

/** Registers an application through the window; afterwards its case page is open. */
export async function register(page: Page, on: string, answers: Answers = {}): Promise<void> {
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: /^登记申请/ }).click()
  const form = page.getByRole('form', { name: '登记申请' })
  await fill(form, { on, ...APPLICATION, ...answers })
  await form.getByRole('button', { name: '登记申请' }).click()
  await expect(page.locator('.casePage')).toBeVisible()
}

/** The state that the case page names. */
export const expectState = (page: Page, state: string): Promise<void> =>
  expect(page.locator('.nextStep .cardExtra')).toHaveText(termName('mainState', state))

/** The words of codes, as the window shows them. */
export const words = (group: TermGroup, ...codes: string[]): string[] => codes.map((code) => termName(group, code))
export const word = (group: TermGroup, code: string): string => termName(group, code)

const everyCondition = words('acceptanceCondition', ...termCodes('acceptanceCondition'))
const explained = ['result', 'facts', 'legalBasis', 'mainArgument', 'remedy']

/** Accepts the case and starts the ordinary procedure with both reviewers. */
export async function acceptAndStart(page: Page): Promise<void> {
  await record(page, 'ACCEPT', { conditions: everyCondition })
  await record(page, 'START_TRIAL', {
    procedureKind: word('procedureKind', 'ordinary'),
    reviewers: [KEEPER.name, COLLEAGUE.name],
    caseOfficer: KEEPER.name,
  })
  await expectState(page, 'inCaseMediation.serving')
}

/** The copy is served, the reply comes, the applicant is heard. */
export async function hearBothSides(page: Page): Promise<void> {
  await record(page, 'COPY_SERVED', { mode: word('serviceMode', 'direct') })
  await record(page, 'REPLY_RECEIVED', { evidence: true })
  await record(page, 'OPINIONS_HEARD', {
    party: '张某',
    channel: word('contactChannel', 'phone'),
    summary: '电话听取申请人意见，申请人坚持复议请求。',
  })
  await expectState(page, 'inCaseMediation.investigating')
}

/** Serves the outcome on everybody who is named. */
export async function serve(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) await record(page, 'SERVED', { party: name, mode: word('serviceMode', 'direct') })
}

/** Explains the outcome to a party face to face. */
export async function explain(page: Page, name: string, without: readonly string[] = []): Promise<void> {
  await record(page, 'EXPLAINED', {
    party: name,
    channel: word('contactChannel', 'faceToFace'),
    checklist: words('explanationItem', ...explained.filter((item) => !without.includes(item))),
    refused: false,
    summary: '当面说明结果、理由和救济途径。',
  })
}
