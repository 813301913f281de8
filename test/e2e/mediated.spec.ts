import { expect, test } from './fixtures.ts'
import { acceptAndStart, expectState, explain, hearBothSides, record, register, word } from './window.ts'

const ORGAN = '某区市场监督管理局'

test('a case is mediated and closed by the mediation document', async ({ desk }) => {
  test.setTimeout(240_000)
  const { page } = desk
  await register(page, '2026-11-23')
  await acceptAndStart(page)
  await hearBothSides(page)

  await record(page, 'MEDIATION_OFFERED', {
    'asked-0-answer': word('mediationAnswer', 'accepted'),
    'asked-0-attempts-0-channel': word('contactChannel', 'phone'),
    'asked-1-answer': word('mediationAnswer', 'accepted'),
    'asked-1-attempts-0-channel': word('contactChannel', 'phone'),
  })
  await record(page, 'MEDIATION_HELD', {
    channel: word('contactChannel', 'faceToFace'),
    participants: ['张某', ORGAN],
    outcome: word('mediationOutcome', 'agreed'),
    summary: '被申请人同意减少罚款，申请人同意按期缴纳。',
  })
  await expect(page.locator('.stageStrip')).toContainText(word('mediationState', 'agreed'))
  await record(page, 'MEDIATION_DOC_EFFECTIVE', {
    'signatures-0-on': '2026-11-23',
    'signatures-1-on': '2026-11-23',
    sealedOn: '2026-11-23',
    terms: '罚款减为二百元，十日内缴纳。',
    defectFound: false,
  })
  await expectState(page, 'ruling.effective')
  await expect(page.locator('.stageStrip')).toContainText(word('outcomeKind', 'MEDIATED'))
  await record(page, 'EXPLAIN')
  await explain(page, '张某', ['remedy'])
  await record(page, 'NO_DEFECT')
  await expectState(page, 'closed')

  // The officer of the case reads what was agreed; it stands in the record, marked as the form marked it.
  await page.getByRole('button', { name: new RegExp(word('eventType', 'MEDIATION_DOC_EFFECTIVE')) }).click()
  await expect(page.locator('.entryBody')).toContainText('罚款减为二百元')
})
