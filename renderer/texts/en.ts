import { approval } from './en/approval.ts'
import { calendar } from './en/calendar.ts'
import { casePage } from './en/casePage.ts'
import { cases } from './en/cases.ts'
import { changedDates } from './en/changedDates.ts'
import { consultations } from './en/consultations.ts'
import { corrections } from './en/corrections.ts'
import { effects } from './en/effects.ts'
import { form } from './en/form.ts'
import { frame } from './en/frame.ts'
import { grid } from './en/grid.ts'
import { help } from './en/help.ts'
import { light } from './en/light.ts'
import { links } from './en/links.ts'
import { litigation } from './en/litigation.ts'
import { materials } from './en/materials.ts'
import { note } from './en/note.ts'
import { numbers } from './en/numbers.ts'
import { palette } from './en/palette.ts'
import { papers } from './en/papers.ts'
import { parties } from './en/parties.ts'
import { print } from './en/print.ts'
import { rates } from './en/rates.ts'
import { reception } from './en/reception.ts'
import { register } from './en/register.ts'
import { safety } from './en/safety.ts'
import { settings } from './en/settings.ts'
import { signIn } from './en/signIn.ts'
import { start } from './en/start.ts'
import { states } from './en/states.ts'
import { strip } from './en/strip.ts'
import { timeline } from './en/timeline.ts'
import { trial } from './en/trial.ts'
import { users } from './en/users.ts'
import { workbench } from './en/workbench.ts'
import type { Texts } from './zh.ts'

/** The same sentences in English. */
export const en: Texts = {
  frame,
  palette,
  help,
  grid,
  states,
  light,
  days: { restMark: 'off', makeUpMark: 'on' },
  units: { day: 'days', yuan: 'yuan' },
  form,
  signIn,
  start,
  workbench,
  cases,
  register,
  case: casePage,
  effects,
  materials,
  note,
  links,
  timeline,
  approval,
  parties,
  trial,
  strip,
  consultations,
  reception,
  corrections,
  litigation,
  papers,
  print,
  rates,
  calendar,
  changedDates,
  numbers,
  users,
  settings,
  safety,
}
