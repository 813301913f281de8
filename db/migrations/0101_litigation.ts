import { defineMigration } from '../migrate.ts'

/** Suits by instance and the hearings in them, projected from the histories. */
export default defineMigration({
  id: 101,
  name: 'litigation',
  sqlite: `
    CREATE TABLE court_instance (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      key TEXT NOT NULL,
      cycle INTEGER NOT NULL,
      instance TEXT NOT NULL,
      plaintiffs TEXT NOT NULL,
      defendant TEXT,
      court TEXT NOT NULL,
      court_number TEXT,
      opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
      copy_received_on TEXT CHECK (copy_received_on IS date(copy_received_on)),
      reply_due TEXT CHECK (reply_due IS date(reply_due)),
      reply_safe TEXT CHECK (reply_safe IS date(reply_safe)),
      reply_near_from TEXT CHECK (reply_near_from IS date(reply_near_from)),
      replied_on TEXT CHECK (replied_on IS date(replied_on)),
      hearing_on TEXT CHECK (hearing_on IS date(hearing_on)),
      ruled_on TEXT CHECK (ruled_on IS date(ruled_on)),
      outcome TEXT,
      result TEXT,
      judged_on TEXT CHECK (judged_on IS date(judged_on)),
      reopened_on TEXT CHECK (reopened_on IS date(reopened_on)),
      status TEXT NOT NULL CHECK (status IN ('pending', 'ruled', 'appealed', 'effective')),
      next_step TEXT,
      PRIMARY KEY (case_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX court_instance_by_day ON court_instance (opened_on, instance, status);

    CREATE TABLE court_hearing (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      seq INTEGER NOT NULL,
      instance_key TEXT NOT NULL,
      instance TEXT NOT NULL,
      held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
      attendance TEXT,
      head_appeared INTEGER NOT NULL CHECK (head_appeared IN (0, 1)),
      attendee TEXT,
      absence_reason TEXT,
      from_judgment INTEGER NOT NULL CHECK (from_judgment IN (0, 1)),
      PRIMARY KEY (case_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX court_hearing_by_day ON court_hearing (held_on, instance, head_appeared);
  `,
  postgres: `
    CREATE TABLE court_instance (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      key text COLLATE "C" NOT NULL,
      cycle integer NOT NULL,
      instance text COLLATE "C" NOT NULL,
      plaintiffs text NOT NULL,
      defendant text,
      court text COLLATE "C" NOT NULL,
      court_number text,
      opened_on civil_date NOT NULL,
      copy_received_on civil_date,
      reply_due civil_date,
      reply_safe civil_date,
      reply_near_from civil_date,
      replied_on civil_date,
      hearing_on civil_date,
      ruled_on civil_date,
      outcome text,
      result text,
      judged_on civil_date,
      reopened_on civil_date,
      status text NOT NULL CHECK (status IN ('pending', 'ruled', 'appealed', 'effective')),
      next_step text,
      PRIMARY KEY (case_id, key)
    );
    CREATE INDEX court_instance_by_day ON court_instance (opened_on, instance, status);

    CREATE TABLE court_hearing (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      seq integer NOT NULL,
      instance_key text NOT NULL,
      instance text COLLATE "C" NOT NULL,
      held_on civil_date NOT NULL,
      attendance text,
      head_appeared flag NOT NULL,
      attendee text,
      absence_reason text,
      from_judgment flag NOT NULL,
      PRIMARY KEY (case_id, seq)
    );
    CREATE INDEX court_hearing_by_day ON court_hearing (held_on, instance, head_appeared);
  `,
})
