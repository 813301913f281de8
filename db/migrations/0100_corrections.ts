import { defineMigration } from '../migrate.ts'

/** Defects, letters and what was done to have them answered, projected from the histories. */
export default defineMigration({
  id: 100,
  name: 'corrections',
  sqlite: `
    CREATE TABLE correction (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      key TEXT NOT NULL,
      cycle INTEGER NOT NULL,
      raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on)),
      respondent TEXT NOT NULL,
      organ TEXT NOT NULL,
      kind TEXT,
      status TEXT NOT NULL CHECK (status IN ('owed', 'draft', 'issued', 'served', 'answered', 'waived')),
      number TEXT,
      drafted_on TEXT CHECK (drafted_on IS date(drafted_on)),
      issued_on TEXT CHECK (issued_on IS date(issued_on)),
      served_on TEXT CHECK (served_on IS date(served_on)),
      answered_on TEXT CHECK (answered_on IS date(answered_on)),
      rectified INTEGER CHECK (rectified IN (0, 1)),
      adoption TEXT,
      judged_on TEXT CHECK (judged_on IS date(judged_on)),
      items INTEGER NOT NULL,
      items_adopted INTEGER NOT NULL,
      reminders INTEGER NOT NULL,
      reminded_on TEXT CHECK (reminded_on IS date(reminded_on)),
      measure TEXT,
      measure_on TEXT CHECK (measure_on IS date(measure_on)),
      limit_key TEXT,
      due_legal TEXT CHECK (due_legal IS date(due_legal)),
      due_safe TEXT CHECK (due_safe IS date(due_safe)),
      near_from TEXT CHECK (near_from IS date(near_from)),
      provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
      next_step TEXT,
      PRIMARY KEY (case_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX correction_by_day ON correction (raised_on, organ);

    CREATE TABLE confirmed_defect (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      cycle INTEGER NOT NULL,
      position INTEGER NOT NULL,
      type TEXT,
      clause TEXT,
      description TEXT,
      respondent TEXT NOT NULL,
      confirmed_on TEXT NOT NULL CHECK (confirmed_on IS date(confirmed_on)),
      PRIMARY KEY (case_id, cycle, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX confirmed_defect_by_day ON confirmed_defect (confirmed_on, respondent, type);

    CREATE TABLE pressure_step (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      seq INTEGER NOT NULL,
      cycle INTEGER NOT NULL,
      letter TEXT,
      kind TEXT NOT NULL,
      organ TEXT NOT NULL,
      taken_on TEXT NOT NULL CHECK (taken_on IS date(taken_on)),
      comply_by TEXT CHECK (comply_by IS date(comply_by)),
      decided_by TEXT NOT NULL,
      summary TEXT,
      PRIMARY KEY (case_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pressure_step_by_day ON pressure_step (taken_on, organ);
  `,
  postgres: `
    CREATE TABLE correction (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      key text COLLATE "C" NOT NULL,
      cycle integer NOT NULL,
      raised_on civil_date NOT NULL,
      respondent text COLLATE "C" NOT NULL,
      organ text COLLATE "C" NOT NULL,
      kind text,
      status text NOT NULL CHECK (status IN ('owed', 'draft', 'issued', 'served', 'answered', 'waived')),
      number text COLLATE "C",
      drafted_on civil_date,
      issued_on civil_date,
      served_on civil_date,
      answered_on civil_date,
      rectified flag,
      adoption text,
      judged_on civil_date,
      items integer NOT NULL,
      items_adopted integer NOT NULL,
      reminders integer NOT NULL,
      reminded_on civil_date,
      measure text,
      measure_on civil_date,
      limit_key text,
      due_legal civil_date,
      due_safe civil_date,
      near_from civil_date,
      provisional flag NOT NULL,
      next_step text,
      PRIMARY KEY (case_id, key)
    );
    CREATE INDEX correction_by_day ON correction (raised_on, organ);

    CREATE TABLE confirmed_defect (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      cycle integer NOT NULL,
      position integer NOT NULL,
      type text,
      clause text,
      description text,
      respondent text COLLATE "C" NOT NULL,
      confirmed_on civil_date NOT NULL,
      PRIMARY KEY (case_id, cycle, position)
    );
    CREATE INDEX confirmed_defect_by_day ON confirmed_defect (confirmed_on, respondent, type);

    CREATE TABLE pressure_step (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      seq integer NOT NULL,
      cycle integer NOT NULL,
      letter text,
      kind text NOT NULL,
      organ text COLLATE "C" NOT NULL,
      taken_on civil_date NOT NULL,
      comply_by civil_date,
      decided_by text COLLATE "C" NOT NULL,
      summary text,
      PRIMARY KEY (case_id, seq)
    );
    CREATE INDEX pressure_step_by_day ON pressure_step (taken_on, organ);
  `,
})
