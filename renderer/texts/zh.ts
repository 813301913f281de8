import { approval } from './zh/approval.ts'
import { calendar } from './zh/calendar.ts'
import { casePage } from './zh/casePage.ts'
import { cases } from './zh/cases.ts'
import { changedDates } from './zh/changedDates.ts'
import { consultations } from './zh/consultations.ts'
import { corrections } from './zh/corrections.ts'
import { effects } from './zh/effects.ts'
import { form } from './zh/form.ts'
import { frame } from './zh/frame.ts'
import { grid } from './zh/grid.ts'
import { help } from './zh/help.ts'
import { light } from './zh/light.ts'
import { links } from './zh/links.ts'
import { litigation } from './zh/litigation.ts'
import { materials } from './zh/materials.ts'
import { note } from './zh/note.ts'
import { numbers } from './zh/numbers.ts'
import { palette } from './zh/palette.ts'
import { papers } from './zh/papers.ts'
import { parties } from './zh/parties.ts'
import { print } from './zh/print.ts'
import { rates } from './zh/rates.ts'
import { reception } from './zh/reception.ts'
import { register } from './zh/register.ts'
import { safety } from './zh/safety.ts'
import { settings } from './zh/settings.ts'
import { signIn } from './zh/signIn.ts'
import { start } from './zh/start.ts'
import { states } from './zh/states.ts'
import { strip } from './zh/strip.ts'
import { timeline } from './zh/timeline.ts'
import { trial } from './zh/trial.ts'
import { users } from './zh/users.ts'
import { workbench } from './zh/workbench.ts'

/** Every sentence of the screens, in Chinese. Names of codes, events and fields come from shared/terms. */
export const zh = {
  frame,
  palette,
  help,
  grid,
  states,
  light,
  days: { restMark: '休', makeUpMark: '班' },
  units: { day: '日', yuan: '元' },
  form,
  signIn,
  start,
  workbench,
  cases,
  register,
  case: casePage,
  /** What saving a step does, where the general sentence would say too little. */
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
} as const

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Widened<T[K]> }

/** The shape that every language fills completely. */
export type Texts = Widened<typeof zh>
