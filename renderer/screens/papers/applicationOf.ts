import type { Payload } from '../../../shared/case/events.ts'
import { effectiveLog, type LoggedEvent } from '../../../shared/case/log.ts'
import type { CaseView } from '../../../shared/contract/index.ts'
import { civilDateOf } from '../../../shared/time-limits/index.ts'
import type { ApplicationOnPaper } from './receipt.tsx'

/** The application as it counts now, corrections worked in. */
export function applicationOf(view: CaseView, organ: string): ApplicationOnPaper {
  const log = effectiveLog(view.history.map((entry): LoggedEvent => ({ ...entry, by: entry.by?.id ?? '' })))
  const received = log.find((entry) => entry.type === 'APPLICATION_RECEIVED')
  if (!received) throw new Error('a case begins with the receipt of its application')
  const review = view.limits.find((limit) => limit.code === 'D05')
  return {
    number: view.number,
    organ,
    receivedOn: received.on,
    registeredOn: view.facts.registeredOn ?? civilDateOf(received.recordedAt),
    receiver: view.history.find((entry) => entry.seq === received.seq)?.by?.name ?? '',
    application: received.data as Payload<'APPLICATION_RECEIVED'>,
    reviewUntil: review?.dueLegal ?? null,
  }
}
