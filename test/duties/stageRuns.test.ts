import { expect, test } from 'vitest'
import { type StageRun, stageRuns } from '../../shared/duties/index.ts'
import type { Recorded } from '../case/caseDesk.ts'
import {
  aDefect,
  dismissed,
  drafted,
  dutiesOf,
  explain,
  explained,
  intake,
  letterSent,
  onePerson,
  registered,
  served,
  signed,
  story,
  type Told,
  tried,
} from './caseStory.ts'

const runsOf = (at: Recorded, today = '2026-12-31'): StageRun[] => stageRuns(at.state, dutiesOf(at, today))
const line = ({ cycle, stage, enteredOn, leftOn, overdueFrom }: StageRun) =>
  [cycle, stage, enteredOn, leftOn, overdueFrom].join(' ')

test('a period counts in the run during which it ran out, wherever the case stood', () => {
  const at = story('2026-07-06', onePerson, [
    ...intake('2026-07-06'),
    ...tried('2026-07-27'), // the copy was due on the 16th: still in intake
    ...drafted('2026-09-01', ['REVOKE'], {}, '未能调解'),
    signed('2026-09-15'), // the decision was due on Monday the 7th
    ...served('2026-09-16', 'p1', 'p2'),
    explain('2026-09-16'),
    explained('2026-09-29'), // the explanation on the 22nd, as Sunday the 20th was worked
    ...letterSent('2026-09-29', '2026-09-30'),
  ])
  expect(runsOf(at).map(line)).toEqual([
    '1 intake 2026-07-06 2026-07-27 2026-07-17',
    '1 inCaseMediation 2026-07-27 2026-09-01 ',
    '1 ruling 2026-09-01 2026-09-16 2026-09-08',
    '1 postCaseExplanation 2026-09-16 2026-09-29 2026-09-23',
    '1 correctionRecommendation 2026-09-29  ',
  ])
})

test('acceptance by silence exceeded the review period', () => {
  const at = story('2026-07-06', onePerson, [registered('2026-07-06')], '2026-07-15')
  expect(runsOf(at).map(line)).toEqual(['1 intake 2026-07-06  2026-07-14'])
})

test('a duty still open tells the day on which the run will be exceeded', () => {
  const at = story('2026-07-06', onePerson, [...intake('2026-07-06'), ...tried('2026-07-08')])
  expect(runsOf(at).map(line)).toEqual(['1 intake 2026-07-06 2026-07-08 ', '1 inCaseMediation 2026-07-08  2026-09-08'])
})

test('a waived letter and a case that is reopened keep what was exceeded before', () => {
  const steps: Told[] = [
    ...intake('2026-07-06'),
    dismissed('2026-09-14', 'interest'),
    signed('2026-09-15', aDefect),
    ...served('2026-09-16', 'p1', 'p2'),
    explained('2026-09-17'),
    explain('2026-09-17'),
    ['2026-09-18', 'WAIVED', { reason: '机关已撤销' }],
    ['2026-11-09', 'REOPEN', { code: 'RO1', basis: '市政府责令受理' }],
  ]
  expect(runsOf(story('2026-07-06', onePerson, steps)).map(line)).toEqual([
    '1 intake 2026-07-06 2026-09-14 2026-07-17',
    '1 ruling 2026-09-14 2026-09-17 ',
    '1 postCaseExplanation 2026-09-17 2026-09-17 ',
    '1 correctionRecommendation 2026-09-17 2026-09-18 ',
    '2 intake 2026-11-09  2026-11-19',
  ])
})
