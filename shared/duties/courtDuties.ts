import type { CaseFacts, CourtInstance, LimitEnvironment } from '../case/index.ts'
import {
  type CivilDate,
  plusDays,
  plusWorkingDays,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../time-limits/index.ts'
import type { Duty } from './duty.ts'
import { caseDuty, due } from './newDuty.ts'

/** Natural days from the receipt of the copy to the reply, and from the judgment to its effect (行政诉讼法 第67条、第85条). */
const COURT_DAYS = 15
/** Working days to learn whether anybody has appealed. */
const EFFECT_DAYS = 5

/** The last day of our reply in an instance: fifteen natural days, moved off a rest day; null without a copy. */
export function replyPeriod({ copyReceivedOn }: CourtInstance, env: LimitEnvironment) {
  if (copyReceivedOn === null) return null
  const nominal = plusDays(copyReceivedOn, COURT_DAYS)
  const last = workingDayOnOrAfter(nominal, env.calendar)
  return due(last, env, workingDayOnOrBefore(nominal, env.calendar), nominal)
}

/** What we owe a court in the present cycle: the reply, the hearing, and the look after the judgment. */
export function courtDuties(facts: CaseFacts, env: LimitEnvironment): Duty[] {
  return facts.court.flatMap((instance): Duty[] => {
    const over = instance.judgedOn ?? instance.ruledOn
    const duty = (
      code: string,
      action: Duty['action'],
      raisedBy: number,
      raisedOn: CivilDate,
      dates: Partial<Duty>,
      endedOn: CivilDate | null,
      evidence: number | null,
      mootOn: CivilDate | null = null,
    ): Duty => {
      const ended = endedOn ?? mootOn
      return caseDuty(facts, {
        key: `${facts.cycle}:${code}:${instance.id}`,
        kind: 'target',
        code,
        raisedBy,
        raisedOn,
        action,
        ...dates,
        status: endedOn !== null ? 'fulfilled' : mootOn !== null ? 'excused' : 'open',
        endedOn: ended,
        evidence,
        excuse: endedOn === null && mootOn !== null ? 'superseded' : null,
        late: endedOn !== null && endedOn > (dates.dueLegal as string),
      })
    }
    const found: Duty[] = []
    const reply = replyPeriod(instance, env)
    if (reply && instance.copyReceivedOn !== null) {
      const { seq, copyReceivedOn, repliedOn, repliedSeq } = instance
      found.push(duty('suitReply', 'COURT_REPLIED', seq, copyReceivedOn, reply, repliedOn, repliedSeq, over))
    }
    if (instance.hearingOn !== null && instance.hearingSeq !== null && over === null) {
      const on = instance.hearingOn
      found.push(
        duty('courtHearing', 'COURT_HEARING_HELD', instance.hearingSeq, instance.openedOn, due(on, env), null, null),
      )
    }
    if (instance.ruledOn !== null && instance.ruledSeq !== null) {
      const appealable = workingDayOnOrAfter(plusDays(instance.ruledOn, COURT_DAYS), env.calendar)
      const look = due(plusWorkingDays(appealable, EFFECT_DAYS, env.calendar), env)
      const { ruledSeq, ruledOn, judgedOn, judgedSeq, appealedOn } = instance
      // An appeal later than the effect is a retrial, and answers nothing.
      const moot = judgedOn === null ? appealedOn : null
      found.push(duty('rulingEffect', 'JUDGED', ruledSeq, ruledOn, look, judgedOn, judgedSeq, moot))
    }
    return found
  })
}
