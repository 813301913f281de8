import { defineMigration } from '../migrate.ts'

/**
 * The list of cases as a narrow table: what a clerk filters, sorts and counts by, without the stored states, so that
 * a filter over any column reads a few megabytes. Filled from the histories by the program when it is first empty.
 */
const columns = (text: string, date: (column: string) => string) => `
      case_id ${text} PRIMARY KEY NOT NULL REFERENCES reconsideration_case (id),
      number_key ${text} NOT NULL,
      applicant_key ${text} NOT NULL,
      respondent_key ${text} NOT NULL,
      owes ${text} CHECK (owes IN ('us', 'others', 'paused')),
      ${date('pressing_legal')},
      ${date('pressing_near')},
      number ${text} NOT NULL,
      ${date('due_on')},
      next_step ${text},
      applicant ${text} NOT NULL,
      respondent ${text} NOT NULL,
      matter_type ${text},
      administrative_field ${text},
      act_title ${text},
      act_number ${text},
      ${date('act_made_on')},
      ${date('act_served_on')},
      respondent_level ${text},
      applicant_kind ${text},
      applicant_id_number ${text},
      applicant_phone ${text},
      applicant_address ${text},
      channel ${text},
      procedure_kind ${text},
      stage ${text},
      main_state ${text},
      openness ${text} NOT NULL CHECK (openness IN ('open', 'closed')),
      officer ${text},
      ${date('received_on')},
      ${date('accepted_on')},
      ${date('closed_on')},
      ${date('archived_on')},
      outcome ${text},
      document_number ${text},
      ${date('changed_on')}`

const indexes = ['number_key', 'received_on', 'due_on', 'accepted_on', 'closed_on', 'changed_on', 'applicant_key']
  .concat('respondent_key')
  .map((column) => `CREATE INDEX case_sheet_by_${column} ON case_sheet (${column}, case_id);`)
  .join('\n    ')

export default defineMigration({
  id: 70,
  name: 'case_sheet',
  sqlite: `
    CREATE TABLE case_sheet (${columns('TEXT', (column) => `${column} TEXT CHECK (${column} IS date(${column}))`)}
    ) STRICT;
    ${indexes}
  `,
  postgres: `
    CREATE TABLE case_sheet (${columns('text COLLATE "C"', (column) => `${column} civil_date`)}
    );
    ${indexes}
  `,
})
