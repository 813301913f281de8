import {
  infiniteQueryOptions,
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
} from '@tanstack/react-query'
import type { NumberKind } from '../../shared/case/organ.ts'
import type { CaseView, ConsultationView, Inputs, ListName } from '../../shared/contract/index.ts'
import { api } from './client.ts'
import { failureOf } from './failure.ts'
import { readContent } from './files.ts'

/** A typed refusal will not change by asking again; a lost connection may. */
const retry = (count: number, error: unknown): boolean => failureOf(error) === null && count < 2

const signedOutListeners = new Set<() => void>()

/** Tells when a call was refused because the session has ended. Returns the way to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

const onError = (error: unknown): void => {
  if (failureOf(error)?.code !== 'UNAUTHENTICATED') return
  for (const listener of signedOutListeners) listener()
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry, staleTime: 10_000, refetchOnWindowFocus: true }, mutations: { retry: false } },
})

/** Every question the screens ask, with its key. The first word of a key says what a change has to refresh. */
export const queries = {
  status: () => queryOptions({ queryKey: ['status'], queryFn: () => api.session.status(), staleTime: 60_000 }),
  staff: () => queryOptions({ queryKey: ['staff'], queryFn: () => api.users.staff(), staleTime: 300_000 }),
  users: () => queryOptions({ queryKey: ['users'], queryFn: () => api.users.list() }),
  caseList: (input: Inputs['cases']['list']) =>
    queryOptions({
      queryKey: ['work', 'cases', input],
      queryFn: () => api.cases.list(input),
      placeholderData: keepPreviousData,
    }),
  sheetCounts: (input: Inputs['caseSheet']['counts']) =>
    queryOptions({
      queryKey: ['work', 'sheetCounts', input],
      queryFn: () => api.caseSheet.counts(input),
      placeholderData: keepPreviousData,
    }),
  sheetFacet: (input: Inputs['caseSheet']['facet']) =>
    queryOptions({
      queryKey: ['work', 'sheetFacet', input],
      queryFn: () => api.caseSheet.facet(input),
      placeholderData: keepPreviousData,
    }),
  myList: (list: ListName) =>
    queryOptions({ queryKey: ['lists', list], queryFn: () => api.lists.mine({ list }), staleTime: 300_000 }),
  case: (id: string) => queryOptions({ queryKey: ['case', id], queryFn: () => api.cases.get({ id }) }),
  materials: (caseId: string) =>
    queryOptions({ queryKey: ['materials', 'list', caseId], queryFn: () => api.materials.list({ caseId }) }),
  materialChanges: (id: string, version: number) =>
    queryOptions({ queryKey: ['materials', 'changes', id, version], queryFn: () => api.materials.changes({ id }) }),
  /** Content never changes under its hash; it is forgotten soon after nobody looks at it any more. */
  materialContent: ({ id, sha256 }: { id: string; sha256: string }) =>
    queryOptions({
      queryKey: ['content', sha256],
      queryFn: ({ signal }) => readContent(id, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    }),
  note: (caseId: string) =>
    queryOptions({
      queryKey: ['note', caseId],
      queryFn: () => api.notes.mine({ caseId }),
      refetchOnWindowFocus: false,
    }),
  links: (caseId: string) => queryOptions({ queryKey: ['links', caseId], queryFn: () => api.links.list({ caseId }) }),
  scans: () => queryOptions({ queryKey: ['scans'], queryFn: () => api.materials.scan.list() }),
  strip: (id: string, limitKey: string, version: number) =>
    queryOptions({ queryKey: ['strip', id, limitKey, version], queryFn: () => api.cases.strip({ id, limitKey }) }),
  explainStep: (input: Inputs['cases']['explainStep'], version: number) =>
    queryOptions({
      queryKey: ['explainStep', input, version],
      queryFn: () => api.cases.explainStep(input),
      placeholderData: keepPreviousData,
    }),
  search: (input: Inputs['search']['find']) =>
    queryOptions({
      queryKey: ['work', 'search', input],
      queryFn: () => api.search.find(input),
      placeholderData: keepPreviousData,
    }),
  /** Never changes while the window is open. */
  initials: (texts: readonly string[]) =>
    queryOptions({
      queryKey: ['initials', texts],
      queryFn: () => api.search.initials({ texts: [...texts] }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
    }),
  preview: (input: Inputs['cases']['preview'], version: number) =>
    queryOptions({
      queryKey: ['preview', input, version],
      queryFn: () => api.cases.preview(input),
      placeholderData: keepPreviousData,
    }),
  worklist: (input: Inputs['duties']['worklist']) =>
    queryOptions({
      queryKey: ['work', 'worklist', input],
      queryFn: () => api.duties.worklist(input),
      placeholderData: keepPreviousData,
    }),
  stuck: (input: Inputs['duties']['stuck']) =>
    queryOptions({
      queryKey: ['work', 'stuck', input],
      queryFn: () => api.duties.stuck(input),
      placeholderData: keepPreviousData,
    }),
  sheet: (input: Inputs['duties']['sheet']) =>
    queryOptions({ queryKey: ['work', 'sheet', input], queryFn: () => api.duties.sheet(input) }),
  journal: (input: Inputs['duties']['journal']) =>
    queryOptions({ queryKey: ['work', 'journal', input], queryFn: () => api.duties.journal(input) }),
  load: () => queryOptions({ queryKey: ['work', 'load'], queryFn: () => api.duties.load() }),
  dueWhileAway: (input: Inputs['duties']['dueWhileAway']) =>
    queryOptions({ queryKey: ['work', 'dueWhileAway', input], queryFn: () => api.duties.dueWhileAway(input) }),
  consultationList: (input: Inputs['consultations']['list']) =>
    queryOptions({
      queryKey: ['work', 'consultations', input],
      queryFn: () => api.consultations.list(input),
      placeholderData: keepPreviousData,
    }),
  consultation: (id: string) =>
    queryOptions({ queryKey: ['consultation', id], queryFn: () => api.consultations.get({ id }) }),
  letters: (input: Inputs['corrections']['letters']) =>
    queryOptions({
      queryKey: ['work', 'letters', input],
      queryFn: () => api.corrections.letters(input),
      placeholderData: keepPreviousData,
    }),
  defects: (input: Inputs['corrections']['defects']) =>
    queryOptions({
      queryKey: ['work', 'defects', input],
      queryFn: () => api.corrections.defects(input),
      placeholderData: keepPreviousData,
    }),
  repeats: (input: Inputs['corrections']['repeats']) =>
    queryOptions({ queryKey: ['work', 'repeats', input], queryFn: () => api.corrections.repeats(input) }),
  earlierDefects: (caseId: string) =>
    queryOptions({ queryKey: ['work', 'earlierDefects', caseId], queryFn: () => api.corrections.earlier({ caseId }) }),
  pressure: (input: Inputs['corrections']['pressure']) =>
    queryOptions({
      queryKey: ['work', 'pressure', input],
      queryFn: () => api.corrections.pressure(input),
      placeholderData: keepPreviousData,
    }),
  suits: (input: Inputs['litigation']['suits']) =>
    queryOptions({
      queryKey: ['work', 'suits', input],
      queryFn: () => api.litigation.suits(input),
      placeholderData: keepPreviousData,
    }),
  litigationFigures: (input: Inputs['litigation']['figures']) =>
    queryOptions({
      queryKey: ['work', 'litigationFigures', input],
      queryFn: () => api.litigation.figures(input),
      placeholderData: keepPreviousData,
    }),
  hearings: (input: Inputs['litigation']['hearings']) =>
    queryOptions({
      queryKey: ['work', 'hearings', input],
      queryFn: () => api.litigation.hearings(input),
      placeholderData: keepPreviousData,
    }),
  consultationHabits: () =>
    queryOptions({
      queryKey: ['work', 'consultationHabits'],
      queryFn: () => api.consultations.habits(),
      staleTime: 300_000,
    }),
  reception: (input: Inputs['consultations']['reception']) =>
    queryOptions({
      queryKey: ['work', 'reception', input],
      queryFn: () => api.consultations.reception(input),
      placeholderData: keepPreviousData,
    }),
  fourRates: (input: Inputs['reports']['fourRates']) =>
    queryOptions({
      queryKey: ['work', 'fourRates', input],
      queryFn: () => api.reports.fourRates(input),
      placeholderData: keepPreviousData,
    }),
  fourRateRows: (input: Inputs['reports']['fourRateRows']) =>
    queryOptions({ queryKey: ['work', 'fourRateRows', input], queryFn: () => api.reports.fourRateRows(input) }),
  stageRuns: (input: Inputs['reports']['stageRuns']) =>
    queryOptions({
      queryKey: ['work', 'stageRuns', input],
      queryFn: () => api.reports.stageRuns(input),
      placeholderData: keepPreviousData,
    }),
  stageRunGroups: (input: Inputs['reports']['stageRunGroups']) =>
    queryOptions({
      queryKey: ['work', 'stageRunGroups', input],
      queryFn: () => api.reports.stageRunGroups(input),
    }),
  stageRunRows: (input: Inputs['reports']['stageRunRows']) =>
    queryOptions({ queryKey: ['work', 'stageRunRows', input], queryFn: () => api.reports.stageRunRows(input) }),
  mediation: (input: Inputs['reports']['mediation']) =>
    queryOptions({
      queryKey: ['work', 'mediation', input],
      queryFn: () => api.reports.mediation(input),
      placeholderData: keepPreviousData,
    }),
  mediationRows: (input: Inputs['reports']['mediationRows']) =>
    queryOptions({ queryKey: ['work', 'mediationRows', input], queryFn: () => api.reports.mediationRows(input) }),
  locks: () => queryOptions({ queryKey: ['work', 'locks'], queryFn: () => api.reports.locks() }),
  compareLock: (id: string) =>
    queryOptions({ queryKey: ['work', 'locks', id], queryFn: () => api.reports.compareLock({ id }) }),
  calendarYear: (year: number) =>
    queryOptions({
      queryKey: ['calendar', year],
      queryFn: () => api.calendar.year({ year }),
      staleTime: 300_000,
      placeholderData: keepPreviousData,
    }),
  numbers: (year: number, kind: NumberKind = 'case') =>
    queryOptions({ queryKey: ['numbers', 'list', kind, year], queryFn: () => api.numbers.list({ year, kind }) }),
  gaps: (year: number, kind: NumberKind = 'case') =>
    queryOptions({ queryKey: ['numbers', 'gaps', kind, year], queryFn: () => api.numbers.gaps({ year, kind }) }),
  settings: () => queryOptions({ queryKey: ['settings'], queryFn: () => api.settings.get() }),
  settingHistory: () =>
    infiniteQueryOptions({
      queryKey: ['settings', 'history'],
      queryFn: ({ pageParam }) => api.settings.history(pageParam === null ? {} : { before: pageParam }),
      initialPageParam: null as number | null,
      getNextPageParam: ({ rows, more }) => (more ? rows.at(-1)?.id : undefined),
    }),
  dataPlace: () => queryOptions({ queryKey: ['dataPlace'], queryFn: () => api.system.dataPlace() }),
  backups: () => queryOptions({ queryKey: ['backups'], queryFn: () => api.system.backups.list() }),
}

/** Takes in a case as the server answered it after a step; lists, counts and rates are asked for anew. */
export function takeCase(view: CaseView): void {
  queryClient.setQueryData(queries.case(view.id).queryKey, view)
  void queryClient.invalidateQueries({ queryKey: ['work'] })
  void queryClient.invalidateQueries({ queryKey: ['numbers'] })
}

/** The same for a consultation. */
export function takeConsultation(view: ConsultationView): void {
  queryClient.setQueryData(queries.consultation(view.id).queryKey, view)
  void queryClient.invalidateQueries({ queryKey: ['work'] })
  void queryClient.invalidateQueries({ queryKey: ['numbers'] })
}

/** After a change to the calendar or the settings every date may have moved. */
export function refreshDates(): void {
  void queryClient.invalidateQueries()
}
