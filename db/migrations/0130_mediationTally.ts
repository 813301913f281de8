import { defineMigration } from '../migrate.ts'

/** What each cycle and each effort before acceptance counts in beside R1, so that the figures read one index. */
const marks = [
  'ended',
  'offered',
  'accepted',
  'held',
  'agreed',
  'mediated',
  'settled',
  'refused_by_applicant',
  'refused_by_respondent',
  'refused_by_third_party',
  'pre_case_tried',
  'pre_case_solved',
]
const index = `CREATE INDEX mediation_tally_by_day ON mediation_tally (counted_on, ${marks.join(', ')});`

export default defineMigration({
  id: 130,
  name: 'mediation_tally',
  sqlite: `
    CREATE TABLE mediation_tally (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      key TEXT NOT NULL,
      cycle INTEGER NOT NULL,
      counted_on TEXT NOT NULL CHECK (counted_on IS date(counted_on)),
      ${marks.map((mark) => `${mark} INTEGER NOT NULL CHECK (${mark} IN (0, 1)),`).join('\n      ')}
      PRIMARY KEY (case_id, key)
    ) STRICT, WITHOUT ROWID;
    ${index}
  `,
  postgres: `
    CREATE TABLE mediation_tally (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      key text COLLATE "C" NOT NULL,
      cycle integer NOT NULL,
      counted_on civil_date NOT NULL,
      ${marks.map((mark) => `${mark} flag NOT NULL,`).join('\n      ')}
      PRIMARY KEY (case_id, key)
    );
    ${index}
  `,
})
