import type { Migration } from '../migrate.ts'
import desk from './0010_desk.ts'
import cases from './0020_cases.ts'
import consultations from './0030_consultations.ts'
import duties from './0040_duties.ts'
import reports from './0050_reports.ts'
import law from './0051_law.ts'
import consultationNumbers from './0052_consultationNumbers.ts'
import organ from './0053_organ.ts'
import search from './0060_search.ts'
import caseSheet from './0070_caseSheet.ts'
import lists from './0071_lists.ts'
import materials from './0080_materials.ts'
import notesAndLinks from './0081_notesAndLinks.ts'
import intake from './0090_intake.ts'
import corrections from './0100_corrections.ts'
import litigation from './0101_litigation.ts'
import workbench from './0110_workbench.ts'
import mediationTally from './0130_mediationTally.ts'
import settingHistory from './0140_settingHistory.ts'

/** Every step of the schema, oldest first. */
export const migrations: readonly Migration[] = [
  desk,
  cases,
  consultations,
  duties,
  reports,
  law,
  consultationNumbers,
  organ,
  search,
  caseSheet,
  lists,
  materials,
  notesAndLinks,
  intake,
  corrections,
  litigation,
  workbench,
  mediationTally,
  settingHistory,
]
