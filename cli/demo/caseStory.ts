import { aftermath } from './aftermathStory.ts'
import type { Story } from './agenda.ts'
import type { CaseFile } from './caseFile.ts'
import { intake } from './intakeStory.ts'
import type { Ending } from './plan.ts'
import { ruling } from './rulingStory.ts'
import { trial } from './trialStory.ts'

/** A case from the counter to the archive, as its plan has it. */
export async function* caseStory(file: CaseFile): Story {
  const { plan } = file
  yield* intake(file)
  if (file.is('intake.notAccepted', 'closed')) yield* aftermath(file)
  else yield* decide(file, plan.ending)

  if (!file.is('closed', 'archived')) return
  if (plan.reopened === 'RO1') {
    yield* file.step([10, 20], 'REOPEN', { code: 'RO1', basis: '示例市人民政府责令受理。' })
    yield* decide(file, 'decided')
  }
}

async function* decide(file: CaseFile, ending: Ending): Story {
  if (!file.is('intake.accepted')) return
  yield* trial(file, ending === 'abandoned' ? 'decided' : ending)
  if (file.is('ruling.drafting', 'ruling.approving')) yield* ruling(file)
  yield* aftermath(file)
}
