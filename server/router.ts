import type { Router } from '@orpc/server'
import { deleteSession } from '../db/repositories/sessions.ts'
import type { Contract } from '../shared/contract/index.ts'
import type { Actor, App } from './app.ts'
import * as calendar from './calendar/calendar.ts'
import { act } from './cases/act.ts'
import { correct } from './cases/correct.ts'
import { explainStep, get, strip } from './cases/get.ts'
import { list } from './cases/list.ts'
import { preview } from './cases/preview.ts'
import { register } from './cases/register.ts'
import { people, similar } from './cases/similar.ts'
import * as consultations from './consultations/consultations.ts'
import * as reception from './consultations/reception.ts'
import * as corrections from './corrections/corrections.ts'
import { journal } from './duties/journal.ts'
import { dueWhileAway, load } from './duties/load.ts'
import { stuck } from './duties/stuck.ts'
import { sheet, worklist } from './duties/worklist.ts'
import { caller, guarded, type HostContext } from './guard.ts'
import * as links from './links/links.ts'
import * as lists from './lists/lists.ts'
import * as litigation from './litigation/litigation.ts'
import * as materials from './materials/materials.ts'
import * as scanFolder from './materials/scanFolder.ts'
import * as uploads from './materials/uploads.ts'
import * as notes from './notes/notes.ts'
import * as numbers from './numbers/numbers.ts'
import * as locks from './reports/locks.ts'
import { mediation, mediationRows } from './reports/mediation.ts'
import * as reports from './reports/reports.ts'
import { stageRunGroups, stageRunRows, stageRuns } from './reports/stageRuns.ts'
import * as respondents from './respondents/respondents.ts'
import * as search from './search/find.ts'
import { changePassword } from './session/changePassword.ts'
import { initialise } from './session/initialise.ts'
import { signIn } from './session/signIn.ts'
import { status } from './session/status.ts'
import { history as settingHistory } from './settings/history.ts'
import * as settings from './settings/settings.ts'
import { assign } from './sheet/assign.ts'
import { edit } from './sheet/edit.ts'
import * as caseSheet from './sheet/sheet.ts'
import * as backups from './system/backups.ts'
import { dataPlace } from './system/dataPlace.ts'
import { practice } from './system/practice.ts'
import { verify } from './system/verify.ts'
import * as users from './users/users.ts'

export type AppRouter = Router<Contract, HostContext>

type Call<I> = { input: I; context: { actor: Actor | null } }

/** Every procedure of the contract with the use case behind it. */
export function createRouter(app: App): AppRouter {
  const os = guarded(app)
  /** A use case that needs to know who asks. */
  const by =
    <I, O>(use: (app: App, actor: Actor, input: I) => O) =>
    ({ input, context }: Call<I>) =>
      use(app, caller(context), input)
  /** A use case that answers everybody alike. */
  const plain =
    <I, O>(use: (app: App, input: I) => O) =>
    ({ input }: { input: I }) =>
      use(app, input)

  return os.router({
    session: {
      status: os.session.status.handler(({ context }) => status(app, context.actor, context.host)),
      initialise: os.session.initialise.handler(plain(initialise)),
      signIn: os.session.signIn.handler(plain(signIn)),
      signOut: os.session.signOut.handler(async ({ context }) => {
        await deleteSession(app.db, caller(context).tokenHash)
        return {}
      }),
      changePassword: os.session.changePassword.handler(by(changePassword)),
    },
    users: {
      list: os.users.list.handler(() => users.list(app)),
      create: os.users.create.handler(by(users.create)),
      update: os.users.update.handler(by(users.update)),
      resetPassword: os.users.resetPassword.handler(plain(users.resetPassword)),
      unlock: os.users.unlock.handler(plain(users.unlock)),
      staff: os.users.staff.handler(() => users.staff(app)),
    },
    cases: {
      register: os.cases.register.handler(by(register)),
      similar: os.cases.similar.handler(plain(similar)),
      people: os.cases.people.handler(plain(people)),
      list: os.cases.list.handler(plain(list)),
      get: os.cases.get.handler(by(get)),
      act: os.cases.act.handler(by(act)),
      explainStep: os.cases.explainStep.handler(by(explainStep)),
      preview: os.cases.preview.handler(by(preview)),
      correct: os.cases.correct.handler(by(correct)),
      strip: os.cases.strip.handler(by(strip)),
    },
    materials: {
      list: os.materials.list.handler(by(materials.list)),
      begin: os.materials.begin.handler(by(uploads.begin)),
      append: os.materials.append.handler(by(uploads.append)),
      finish: os.materials.finish.handler(by(uploads.finish)),
      abandon: os.materials.abandon.handler(by(uploads.abandon)),
      read: os.materials.read.handler(by(materials.read)),
      describe: os.materials.describe.handler(by(materials.describe)),
      arrange: os.materials.arrange.handler(by(materials.arrange)),
      remove: os.materials.remove.handler(by(materials.remove)),
      restore: os.materials.restore.handler(by(materials.restore)),
      changes: os.materials.changes.handler(by(materials.changes)),
      scan: {
        list: os.materials.scan.list.handler(() => scanFolder.list(app)),
        take: os.materials.scan.take.handler(by(scanFolder.take)),
        setFolder: os.materials.scan.setFolder.handler(by(scanFolder.setFolder)),
      },
    },
    notes: {
      mine: os.notes.mine.handler(by(notes.mine)),
      save: os.notes.save.handler(by(notes.save)),
    },
    links: {
      list: os.links.list.handler(plain(links.list)),
      add: os.links.add.handler(by(links.add)),
      end: os.links.end.handler(by(links.end)),
    },
    caseSheet: {
      rows: os.caseSheet.rows.handler(by(caseSheet.rows)),
      counts: os.caseSheet.counts.handler(plain(caseSheet.counts)),
      facet: os.caseSheet.facet.handler(plain(caseSheet.facet)),
      edit: os.caseSheet.edit.handler(by(edit)),
      assign: os.caseSheet.assign.handler(by(assign)),
    },
    lists: {
      mine: os.lists.mine.handler(by(lists.mine)),
      keepLayout: os.lists.keepLayout.handler(by(lists.keepLayout)),
      saveView: os.lists.saveView.handler(by(lists.saveView)),
      removeView: os.lists.removeView.handler(by(lists.removeView)),
    },
    consultations: {
      register: os.consultations.register.handler(by(consultations.register)),
      list: os.consultations.list.handler(plain(consultations.list)),
      get: os.consultations.get.handler(by(consultations.get)),
      act: os.consultations.act.handler(by(consultations.act)),
      convert: os.consultations.convert.handler(by(consultations.convert)),
      join: os.consultations.join.handler(by(consultations.join)),
      similar: os.consultations.similar.handler(plain(reception.similar)),
      habits: os.consultations.habits.handler(() => reception.habits(app)),
      reception: os.consultations.reception.handler(plain(reception.reception)),
    },
    corrections: {
      letters: os.corrections.letters.handler(plain(corrections.letters)),
      defects: os.corrections.defects.handler(plain(corrections.defects)),
      repeats: os.corrections.repeats.handler(plain(corrections.repeats)),
      earlier: os.corrections.earlier.handler(plain(corrections.earlier)),
      pressure: os.corrections.pressure.handler(plain(corrections.pressure)),
    },
    litigation: {
      suits: os.litigation.suits.handler(plain(litigation.suits)),
      figures: os.litigation.figures.handler(plain(litigation.figures)),
      hearings: os.litigation.hearings.handler(plain(litigation.hearings)),
    },
    duties: {
      worklist: os.duties.worklist.handler(by(worklist)),
      stuck: os.duties.stuck.handler(by(stuck)),
      sheet: os.duties.sheet.handler(by(sheet)),
      load: os.duties.load.handler(() => load(app)),
      dueWhileAway: os.duties.dueWhileAway.handler(plain(dueWhileAway)),
      journal: os.duties.journal.handler(by(journal)),
    },
    calendar: {
      year: os.calendar.year.handler(plain(calendar.year)),
      previewNotice: os.calendar.previewNotice.handler(plain(calendar.previewNotice)),
      importNotice: os.calendar.importNotice.handler(by(calendar.importNotice)),
    },
    respondents: {
      find: os.respondents.find.handler(plain(respondents.find)),
      save: os.respondents.save.handler(by(respondents.save)),
    },
    reports: {
      stageRuns: os.reports.stageRuns.handler(plain(stageRuns)),
      stageRunGroups: os.reports.stageRunGroups.handler(plain(stageRunGroups)),
      stageRunRows: os.reports.stageRunRows.handler(plain(stageRunRows)),
      fourRates: os.reports.fourRates.handler(plain(reports.fourRates)),
      fourRateRows: os.reports.fourRateRows.handler(plain(reports.fourRateRows)),
      lock: os.reports.lock.handler(by(locks.lock)),
      locks: os.reports.locks.handler(() => locks.locks(app)),
      compareLock: os.reports.compareLock.handler(plain(locks.compareLock)),
      mediation: os.reports.mediation.handler(plain(mediation)),
      mediationRows: os.reports.mediationRows.handler(plain(mediationRows)),
    },
    numbers: {
      list: os.numbers.list.handler(plain(numbers.list)),
      gaps: os.numbers.gaps.handler(plain(numbers.gaps)),
      reserve: os.numbers.reserve.handler(by(numbers.reserve)),
      void: os.numbers.void.handler(by(numbers.voidReserved)),
      pushCounter: os.numbers.pushCounter.handler(by(numbers.pushCounter)),
    },
    settings: {
      get: os.settings.get.handler(() => settings.get(app)),
      set: os.settings.set.handler(by(settings.set)),
      preview: os.settings.preview.handler(plain(settings.preview)),
      setParticulars: os.settings.setParticulars.handler(by(settings.setParticulars)),
      history: os.settings.history.handler(plain(settingHistory)),
      setOrgan: os.settings.setOrgan.handler(by(settings.setOrgan)),
    },
    search: {
      find: os.search.find.handler(by(search.find)),
      initials: os.search.initials.handler(plain(search.initials)),
    },
    system: {
      dataPlace: os.system.dataPlace.handler(() => dataPlace(app)),
      verify: os.system.verify.handler(() => verify(app)),
      practice: os.system.practice.handler(() => practice(app)),
      backups: {
        list: os.system.backups.list.handler(() => backups.list(app)),
        make: os.system.backups.make.handler(({ context }) => backups.make(app, caller(context))),
      },
    },
  })
}
