import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { expect, test } from './fixtures.ts'
import { fill, register, word, words } from './window.ts'

async function consultation(page: Page, person: string, told: boolean): Promise<void> {
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByRole('button', { name: /^登记咨询/ }).click()
  const form = page.getByRole('form', { name: '登记咨询' })
  await fill(form, {
    'data-channel': word('consultationChannel', 'counter'),
    'data-person': person,
    'data-matter': `${person}咨询怎样申请复议。`,
    'answer-summary': '已说明。',
    'answer-advisedWay': word('advisedWay', 'reconsideration'),
  })
  if (told) {
    await fill(form, {
      'publicity-refused': false,
      'publicity-items': words('publicityItem', 'purpose', 'period', 'filing', 'mandatory', 'leaflet'),
      'publicity-leafletVersion': '2026年第1版',
    })
  } else {
    await page.getByRole('checkbox', { name: '已当场宣传' }).uncheck()
  }
  await form.getByRole('button', { name: '登记咨询' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`咨询：${person}`)
}

test('every number of the four 100% opens exactly its rows', async ({ desk }) => {
  test.setTimeout(240_000)
  const { page } = desk
  await consultation(page, '李某', true)
  await consultation(page, '王某', true)
  await consultation(page, '赵某', false)
  await register(page, '2026-11-23')
  await register(page, '2026-11-23', { 'parties-0-name': '钱某' })

  await page.getByRole('link', { name: '四个百分百' }).click()
  const card = page.locator('.rateCard').nth(2)
  // Two of three: truncated, never rounded up.
  await expect(card.locator('.rateFigure')).toHaveText('66.66%')
  const drawer = page.getByRole('dialog')
  const rows = drawer.locator('tbody tr')

  for (const [button, names] of [
    ['查看已完成的 2 件', ['李某', '王某']],
    ['查看应完成的 3 件', ['李某', '王某', '赵某']],
    [/^缺 1 次/, ['赵某']],
  ] as const) {
    await card.getByRole('button', { name: button }).click()
    await expect(rows).toHaveCount(names.length)
    for (const name of names) await expect(drawer).toContainText(name)
    await drawer.getByRole('button', { name: /close|关闭/i }).click()
    await expect(drawer).toHaveCount(0)
  }
  // What is missing also stands in the list of exceptions, and an empty base shows no percentage.
  await expect(page.getByRole('table', { name: '缺项' }).locator('tbody tr')).toHaveCount(1)
  await expect(page.locator('.rateCard').first().locator('.rateFigure')).toHaveText('–')

  // Mediation beside it: nothing has ended, so there is no share.
  await expect(page.locator('.mediationFigures')).toContainText('已征询 0')
  await expect(page.locator('.mediationFigures')).toContainText('占结案 –')

  // Locked after a question; a record added later shows as the difference, the locked figure stays.
  await page.getByRole('button', { name: '锁定本期' }).click()
  await page.getByRole('dialog', { name: '锁定本期' }).getByRole('button', { name: '锁定本期' }).click()
  const locked = page.getByRole('table', { name: '已锁定的统计期' })
  await expect(locked.locator('tbody tr')).toHaveCount(1)
  await expect(locked).toContainText('66.66%')
  // The way to mend it opens exactly the form that makes the record.
  await page
    .getByRole('table', { name: '缺项' })
    .getByRole('link', { name: word('consultationEventType', 'PUBLICITY_RECORDED') })
    .click()
  const told = page.getByRole('form', { name: word('consultationEventType', 'PUBLICITY_RECORDED') })
  await fill(told, {
    channel: word('contactChannel', 'faceToFace'),
    refused: false,
    items: words('publicityItem', 'purpose', 'period', 'filing', 'mandatory', 'leaflet'),
    leafletVersion: '2026年第1版',
  })
  await told.getByRole('button', { name: word('consultationEventType', 'PUBLICITY_RECORDED') }).click()
  await expect(told).toHaveCount(0)
  await page.getByRole('link', { name: '四个百分百' }).click()
  await expect(card.locator('.rateFigure')).toContainText('100%')
  await locked.locator('tbody tr').first().click()
  await expect(drawer.getByRole('table', { name: '比率比较' })).toContainText('2 / 3　66.66%')
  await expect(drawer.getByRole('table', { name: '引起差异的记录' }).locator('tbody tr')).toHaveCount(1)
  await expect(drawer.getByRole('table', { name: '引起差异的记录' })).toContainText('某东政复咨〔2026〕3号')
  await drawer.getByRole('button', { name: /close|关闭/i }).click()
  await expect(drawer).toHaveCount(0)

  // The stages: two cases have entered, and the number opens those two.
  const stages = page.getByRole('table', { name: '各阶段运行次数' })
  await stages
    .getByRole('row', { name: new RegExp(word('stage', 'intake')) })
    .getByRole('button', { name: '2' })
    .first()
    .click()
  await expect(rows).toHaveCount(2)
  await expect(drawer).toContainText('张某')
  await expect(drawer).toContainText('钱某')
  await drawer.getByRole('button', { name: /close|关闭/i }).click()
  await expect(drawer).toHaveCount(0)

  // In groups: the same two by respondent, in the table and beside it as a bar that tells what it shows.
  await page.getByText('被申请人', { exact: true }).click()
  const groups = page.getByRole('table', { name: '阶段运行分组' })
  await expect(groups.locator('tbody tr')).toHaveCount(1)
  await expect(page.getByRole('img', { name: /^被申请人 · / })).toBeVisible()
  await groups.getByRole('button', { name: '2' }).first().click()
  await expect(rows).toHaveCount(2)
  await drawer.getByRole('button', { name: /close|关闭/i }).click()
  await expect(drawer).toHaveCount(0)

  // Beside the year before, when nothing was: no percentage of nothing, and the label says what is compared.
  await page.getByRole('combobox', { name: '对比' }).press('ArrowDown')
  await page.getByTitle('上年同期', { exact: true }).click()
  await expect(groups).toContainText('0 –')
  await expect(page.locator('.groupsCard')).toContainText('对比 2025-01-01 至 2025-11-23')
  // A cohort is said wherever its numbers stand: nothing has been closed.
  await page.getByRole('combobox', { name: '归入口径' }).press('ArrowDown')
  await page.getByTitle('按办结日期的案件', { exact: true }).click()
  await expect(page.locator('.viewBar')).toContainText('阶段运行按办结日期的案件')
  await expect(page.locator('.groupsCard')).toContainText('没有记录')
  await page.getByRole('combobox', { name: '归入口径' }).press('ArrowDown')
  await page.getByTitle('按收到日期的案件', { exact: true }).click()
  await expect(groups.locator('tbody tr')).toHaveCount(1)

  // On paper, and as a workbook with a sheet of rows for the tables.
  await page.getByRole('button', { name: '打印' }).click()
  const paper = page.getByRole('dialog', { name: /^四个百分百/ })
  await expect(paper).toContainText('阶段运行按收到日期的案件')
  await expect(paper.locator('section').first().getByRole('cell', { name: '咨询 100% 宣传' })).toBeVisible()
  await paper.getByRole('button', { name: '关闭' }).click()
  await expect(paper).toHaveCount(0)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe('四个百分百 2026-01-01 至 2026-11-23.xlsx')
  const parts = unzipSync(readFileSync(await file.path()))
  const text = (name: string): string => new TextDecoder().decode(parts[name])
  for (const sheet of ['说明', '四个百分百', '四个百分百明细', '阶段运行明细', '四个百分百明细（对比期）']) {
    expect(text('xl/workbook.xml')).toContain(`name="${sheet}"`)
  }
  const sheets = [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map((match) => match[1])
  const ofRuns = text(`xl/worksheets/sheet${sheets.indexOf('阶段运行明细') + 1}.xml`)
  expect(ofRuns.match(/某东政复〔2026〕\d+号/g)).toHaveLength(2)
})
