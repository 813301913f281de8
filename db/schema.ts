/**
 * The tables as both engines hold them. Row values are strings, integers and nulls only: civil dates
 * `YYYY-MM-DD`, instants UTC ISO with milliseconds, booleans 0 or 1, money in fen, JSON as text.
 */
export type Flag = 0 | 1

export type SettingTable = {
  key: string
  value: string
  updated_at: string
  updated_by: string | null
  reason: string | null
}

export type SettingHistoryTable = {
  id: number
  key: string
  value: string
  reason: string | null
  recorded_at: string
  recorded_by: string | null
  prev_hash: string
  hash: string
}

export type UserAccountTable = {
  id: string
  login: string
  name: string
  roles: string
  password_hash: string
  must_change_password: Flag
  disabled: Flag
  failed_count: number
  locked_until: string | null
  created_at: string
  updated_at: string
}

export type SessionTable = {
  token_hash: string
  user_id: string
  created_at: string
  last_seen_at: string
  expires_at: string
}

export type CalendarYearTable = {
  year: number
  notice: string
  source_text: string
  imported_at: string
  imported_by: string | null
}

export type ProcessStateTable = { key: string; value: string }

export type ReconsiderationCaseTable = {
  id: string
  number: string
  /** The number with its figures padded, so that 〔2026〕9号 comes before 〔2026〕10号. */
  number_key: string
  title: string
  version: number
  stage: string | null
  main_state: string
  clock: string
  procedure_kind: string
  cycle_no: number
  open: Flag
  received_on: string
  accepted_on: string | null
  closed_on: string | null
  archived_on: string | null
  outcome: string | null
  matter_type: string | null
  administrative_field: string | null
  respondent_level: string | null
  respondent_name: string
  applicant_name: string
  officer_id: string | null
  created_at: string
  updated_at: string
  next_check_on: string | null
  search_text: string
  machine_version: number
  snapshot: string
}

export type NumberSequenceTable = { organ: string; year: number; kind: string; next: number }

export type NumberStatus = 'reserved' | 'used' | 'voided' | 'imported'
export type CaseNumberTable = {
  id: string
  organ: string
  year: number
  kind: string
  seq: number
  number: string
  status: NumberStatus
  case_id: string | null
  reason: string | null
  created_at: string
  created_by: string
  consultation_id: string | null
}

/** The last link of each hash chain; one row a chain. */
export type ChainName = 'case_event' | 'consultation_event' | 'setting_history'
export type ChainHeadTable = { chain: ChainName; last_id: number; hash: string }

type EventColumns = {
  /** Position in the chain of the whole table, from 1 without gaps. */
  id: number
  seq: number
  type: string
  occurred_on: string
  recorded_at: string
  actor_id: string
  payload: string
  machine_version: number
  state_after: string
  prev_hash: string
  hash: string
}
export type CaseEventTable = EventColumns & { case_id: string }
export type ConsultationEventTable = EventColumns & { consultation_id: string }

export type PartyTable = {
  case_id: string
  id: string
  position: number
  role: string
  kind: string
  name: string
  id_number: string | null
  credit_code: string | null
  address: string | null
  service_address: string | null
  phone: string | null
  head: string | null
  represented_by: string | null
}

/** The directory of administrative organs; cases keep the names of their day. */
export type RespondentTable = {
  id: string
  name: string
  /** JSON list. */
  aliases: string
  level: string | null
  administrative_field: string | null
  address: string | null
  head: string | null
  valid_to: string | null
  successor_id: string | null
  search_text: string
  version: number
  updated_at: string
  updated_by: string
}

export type StageRunTable = {
  case_id: string
  cycle: number
  stage: string
  run_no: number
  entered_on: string
  left_on: string | null
  returns: number
  overdue: Flag
  officer_id: string | null
}

export type ConsultationTable = {
  id: string
  number: string | null
  number_key: string
  version: number
  state: string
  open: Flag
  kind: string
  channel: string
  origin_body: string | null
  registered_on: string
  person_name: string | null
  phone: string | null
  matter: string
  staff_id: string | null
  linked_case_id: string | null
  foreign_id: string | null
  updated_at: string
  search_text: string
  snapshot: string
}

export type Subject = 'case' | 'consultation'
export type DutyTable = {
  owner_id: string
  subject: Subject
  key: string
  cycle: number
  kind: string
  code: string
  raised_by: number
  raised_on: string
  owner: string
  staff_id: string | null
  party_id: string | null
  letter_id: string | null
  addressee: string | null
  action: string
  nominal: string | null
  due_legal: string | null
  due_safe: string | null
  near_from: string | null
  provisional: Flag
  paused: Flag
  status: 'open' | 'fulfilled' | 'excused' | 'lapsed'
  ended_on: string | null
  evidence: number | null
  excuse: string | null
  late: Flag
  recorded_late: Flag
  rate: string | null
  counted_on: string | null
  counted: 'met' | 'missing' | 'excluded' | null
}

/** Who a text belongs to, where it stands (`kind`, `ref`), and who alone may find it; null: everybody. */
export type SearchEntryTable = {
  id: number
  subject: Subject
  owner_id: string
  kind: string
  ref: string
  label: string
  text: string
  initials: string
  reader_id: string | null
}

export type RateSnapshotTable = {
  id: string
  rate: string
  period_from: string
  period_to: string
  body: string
  locked_at: string
  locked_by: string
  hash: string
}

export type MaterialTable = {
  id: string
  case_id: string
  /** Order in the list of the case; the evidence list is numbered by it. */
  position: number
  name: string
  bytes: number
  /** Of the content; the name of the file in the folder of materials. */
  sha256: string
  media_type: string
  kind: string
  party_id: string | null
  purpose: string | null
  first_page: number | null
  last_page: number | null
  source: string
  version: number
  added_at: string
  added_by: string
  removed_at: string | null
  removed_by: string | null
}

export type MaterialAction = 'added' | 'changed' | 'removed' | 'restored'
export type MaterialChangeTable = {
  material_id: string
  version: number
  at: string
  actor_id: string
  action: MaterialAction
  /** JSON: the fields that were changed, as they were. */
  before: string
}

export type PrivateNoteTable = {
  case_id: string
  user_id: string
  body: string
  version: number
  updated_at: string
}

export type CaseLinkTable = {
  id: string
  case_id: string
  other_id: string
  kind: string
  reason: string
  linked_at: string
  linked_by: string
  unlinked_at: string | null
  unlinked_by: string | null
  unlink_reason: string | null
}

export type OrganTable = {
  id: number
  effective_on: string | null
  name: string
  number_prefix: string
  reason: string | null
  recorded_at: string
  recorded_by: string | null
}

/** The list of cases, projected: one narrow row a case. */
export type CaseSheetTable = {
  case_id: string
  number_key: string
  applicant_key: string
  respondent_key: string
  owes: string | null
  pressing_legal: string | null
  pressing_near: string | null
  number: string
  due_on: string | null
  next_step: string | null
  applicant: string
  respondent: string
  matter_type: string | null
  administrative_field: string | null
  act_title: string | null
  act_number: string | null
  act_made_on: string | null
  act_served_on: string | null
  respondent_level: string | null
  applicant_kind: string | null
  applicant_id_number: string | null
  applicant_phone: string | null
  applicant_address: string | null
  channel: string | null
  procedure_kind: string | null
  stage: string | null
  main_state: string | null
  openness: string
  officer: string | null
  received_on: string | null
  accepted_on: string | null
  closed_on: string | null
  archived_on: string | null
  outcome: string | null
  document_number: string | null
  changed_on: string | null
}

export type ListLayoutTable = { list: string; user_id: string; layout: string; updated_at: string }
export type ListViewTable = {
  id: string
  list: string
  owner_id: string
  name: string
  shared: Flag
  query: string
  layout: string
  updated_at: string
}

export type CorrectionTable = {
  case_id: string
  key: string
  cycle: number
  raised_on: string
  respondent: string
  organ: string
  kind: string | null
  status: 'owed' | 'draft' | 'issued' | 'served' | 'answered' | 'waived'
  number: string | null
  drafted_on: string | null
  issued_on: string | null
  served_on: string | null
  answered_on: string | null
  rectified: Flag | null
  adoption: string | null
  judged_on: string | null
  items: number
  items_adopted: number
  reminders: number
  reminded_on: string | null
  measure: string | null
  measure_on: string | null
  limit_key: string | null
  due_legal: string | null
  due_safe: string | null
  near_from: string | null
  provisional: Flag
  next_step: string | null
}

export type ConfirmedDefectTable = {
  case_id: string
  cycle: number
  position: number
  type: string | null
  clause: string | null
  description: string | null
  respondent: string
  confirmed_on: string
}

export type PressureStepTable = {
  case_id: string
  seq: number
  cycle: number
  letter: string | null
  kind: string
  organ: string
  taken_on: string
  comply_by: string | null
  decided_by: string
  summary: string | null
}

export type CourtInstanceTable = {
  case_id: string
  key: string
  cycle: number
  instance: string
  plaintiffs: string
  defendant: string | null
  court: string
  court_number: string | null
  opened_on: string
  copy_received_on: string | null
  reply_due: string | null
  reply_safe: string | null
  reply_near_from: string | null
  replied_on: string | null
  hearing_on: string | null
  ruled_on: string | null
  outcome: string | null
  result: string | null
  judged_on: string | null
  reopened_on: string | null
  status: 'pending' | 'ruled' | 'appealed' | 'effective'
  next_step: string | null
}

export type CourtHearingTable = {
  case_id: string
  seq: number
  instance_key: string
  instance: string
  held_on: string
  attendance: string | null
  head_appeared: Flag
  attendee: string | null
  absence_reason: string | null
  from_judgment: Flag
}

export type MediationTallyTable = {
  case_id: string
  key: string
  cycle: number
  counted_on: string
  ended: Flag
  offered: Flag
  accepted: Flag
  held: Flag
  agreed: Flag
  mediated: Flag
  settled: Flag
  refused_by_applicant: Flag
  refused_by_respondent: Flag
  refused_by_third_party: Flag
  pre_case_tried: Flag
  pre_case_solved: Flag
}

export type Database = {
  setting: SettingTable
  setting_history: SettingHistoryTable
  user_account: UserAccountTable
  session: SessionTable
  calendar_year: CalendarYearTable
  process_state: ProcessStateTable
  reconsideration_case: ReconsiderationCaseTable
  number_sequence: NumberSequenceTable
  case_number: CaseNumberTable
  chain_head: ChainHeadTable
  case_event: CaseEventTable
  party: PartyTable
  respondent: RespondentTable
  stage_run: StageRunTable
  consultation: ConsultationTable
  consultation_event: ConsultationEventTable
  duty: DutyTable
  rate_snapshot: RateSnapshotTable
  material: MaterialTable
  material_change: MaterialChangeTable
  private_note: PrivateNoteTable
  case_link: CaseLinkTable
  organ: OrganTable
  search_entry: SearchEntryTable
  case_sheet: CaseSheetTable
  list_layout: ListLayoutTable
  list_view: ListViewTable
  correction: CorrectionTable
  confirmed_defect: ConfirmedDefectTable
  pressure_step: PressureStepTable
  court_instance: CourtInstanceTable
  court_hearing: CourtHearingTable
  mediation_tally: MediationTallyTable
}
