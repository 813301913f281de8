import { Drawer } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import type { DutyView, Subject } from '../../../shared/contract/index.ts'
import { DayStrip } from '../../parts/DayStrip.tsx'
import { dutyName } from '../../parts/dutyNames.ts'
import { useLanguage } from '../../texts/language.tsx'

export type Shown = { subject: Subject; duty: DutyView }

/** How a date came about, over the list. */
export function StripDrawer({ shown, close }: { shown: Shown | null; close(): void }): ReactElement {
  const { language } = useLanguage()
  return (
    <Drawer
      open={shown !== null}
      onClose={close}
      size={480}
      title={shown ? `${dutyName(shown.duty, language)} · ${shown.subject.number ?? ''}` : null}
      destroyOnHidden
    >
      {shown ? <DayStrip caseId={shown.subject.id} limitKey={shown.duty.key} version={shown.subject.version} /> : null}
    </Drawer>
  )
}

type LightButtonProps = { subject: Subject; duty: DutyView | null; show(shown: Shown): void; children: ReactNode }

/** The light of a statutory period opens its day strip; one of the centre's own dates says what it is from. */
export function LightButton({ subject, duty, show, children }: LightButtonProps): ReactElement {
  const { texts } = useLanguage()
  if (!duty) return <>{children}</>
  if (subject.kind !== 'case' || duty.kind !== 'limit') {
    return <span title={texts.workbench.ownDate(duty.raisedOn)}>{children}</span>
  }
  return (
    <button
      type="button"
      className="plain lightButton"
      title={texts.workbench.openStrip}
      onClick={() => show({ subject, duty })}
    >
      {children}
    </button>
  )
}
