import { createHash } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { register } from './window.ts'

/** The smallest PDF that shows something: one page with a line of text. */
const PDF = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj',
    '4 0 obj<</Length 45>>stream',
    'BT /F 24 Tf 40 100 Td (Reconsideration) Tj ET',
    'endstream endobj',
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    'trailer<</Root 1 0 R>>',
  ].join('\n'),
)
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC',
  'base64',
)

const card = (page: Page): Locator => page.getByRole('region', { name: '材料', exact: true })
const drawer = (page: Page, name: string): Locator => page.getByRole('dialog', { name })

async function choose(page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await card(page).locator('input[type=file]').setInputFiles(files)
  for (const { name } of files) await expect(card(page).getByRole('button', { name })).toBeVisible()
}

/** Hands files over as the clipboard or a drag does. */
async function handOver(page: Page, how: 'paste' | 'drop', name: string, type: string, content: string): Promise<void> {
  await card(page).evaluate(
    (target, given) => {
      const data = new DataTransfer()
      data.items.add(new File([given.content], given.name, { type: given.type }))
      const event =
        given.how === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
      target.dispatchEvent(event)
    },
    { how, name, type, content },
  )
}

test('files come in by picker, drop and paste, are previewed, described, removed and brought back', async ({
  desk,
  host,
}) => {
  test.setTimeout(240_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await expect(card(page)).toContainText('还没有材料')

  await choose(page, { name: '行政处罚决定书.pdf', mimeType: 'application/pdf', buffer: PDF })
  await expect(card(page)).toContainText('行政行为文书')
  await handOver(page, 'drop', '现场照片说明.html', 'text/html', '<script>document.title = "executed"</script>现场照片')
  await expect(card(page).getByRole('button', { name: '现场照片说明.html' })).toBeVisible()
  await handOver(page, 'paste', '证据 微信记录.txt', 'text/plain', '申请人：请尽快处理。')
  await expect(card(page).getByRole('button', { name: '证据 微信记录.txt' })).toBeVisible()

  // The pages of a PDF are drawn; nothing of it is carried out.
  await card(page).getByRole('button', { name: '行政处罚决定书.pdf' }).click()
  const pdf = drawer(page, '行政处罚决定书.pdf')
  await expect(pdf.locator('canvas[data-drawn]')).toBeVisible()
  await page.keyboard.press('Escape')

  // A page of HTML is text here.
  await card(page).getByRole('button', { name: '现场照片说明.html' }).click()
  await expect(drawer(page, '现场照片说明.html').locator('pre')).toContainText('<script>')
  expect(await page.title()).not.toContain('executed')
  await page.keyboard.press('Escape')

  await choose(page, { name: '照片.png', mimeType: 'image/png', buffer: PNG })
  await card(page).getByRole('button', { name: '照片.png' }).click()
  const picture = drawer(page, '照片.png')
  await expect.poll(() => picture.locator('img').evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(8)
  await picture.getByLabel('证明目的').fill('证明现场状况')
  await picture.getByLabel('页码').fill('3')
  await picture.getByRole('button', { name: '保存说明' }).click()
  await expect(picture.locator('.materialTrace')).toContainText('证明目的原为“（空）”')

  // What is saved to the machine is the same, byte by byte, and of no kind that a program opens by itself.
  // The desktop asks where to save, outside of the page: what it allows is tested with its policies.
  if (host === 'browser') {
    const downloading = page.waitForEvent('download')
    await picture.getByRole('button', { name: '保存到本机' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('照片.png')
    const { createReadStream } = await import('node:fs')
    const hash = createHash('sha256')
    for await (const piece of createReadStream(await download.path())) hash.update(piece as Buffer)
    expect(hash.digest('hex')).toBe(createHash('sha256').update(PNG).digest('hex'))
  }

  await picture.getByRole('button', { name: '移入回收站' }).click()
  await expect(card(page).getByRole('status')).toContainText('已把“照片.png”移入回收站')
  await expect(card(page).getByRole('button', { name: '照片.png' })).toHaveCount(0)
  await card(page).getByRole('button', { name: '撤销' }).click()
  await expect(card(page).getByRole('button', { name: '照片.png' })).toBeVisible()

  // The evidence is numbered in its order.
  await card(page).getByRole('button', { name: '证据目录（3）' }).click()
  const list = drawer(page, '证据目录')
  await list.getByRole('button', { name: '照片.png 上移' }).click()
  await expect(list.getByRole('row').nth(2)).toContainText('照片.png')
  await expect(list.getByRole('row').nth(2)).toContainText('证明现场状况')
  await page.keyboard.press('Escape')

  // The same file again is not stored twice, and says so.
  await card(page).locator('input[type=file]').setInputFiles({ name: '又一份.png', mimeType: 'image/png', buffer: PNG })
  await expect(card(page).getByRole('alert')).toContainText('本案已有内容完全相同的材料“照片.png”')
})
