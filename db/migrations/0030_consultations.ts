import { defineMigration } from '../migrate.ts'

/** Consultations and their history, built like cases with a chain of their own. */
export default defineMigration({
  id: 30,
  name: 'consultations',
  sqlite: `
    CREATE TABLE consultation (
      id TEXT PRIMARY KEY NOT NULL,
      number TEXT UNIQUE,
      number_key TEXT NOT NULL,
      version INTEGER NOT NULL,
      state TEXT NOT NULL,
      open INTEGER NOT NULL CHECK (open IN (0, 1)),
      kind TEXT NOT NULL,
      channel TEXT NOT NULL,
      origin_body TEXT,
      registered_on TEXT NOT NULL CHECK (registered_on IS date(registered_on)),
      person_name TEXT,
      phone TEXT,
      matter TEXT NOT NULL,
      staff_id TEXT,
      linked_case_id TEXT REFERENCES reconsideration_case (id),
      foreign_id TEXT,
      updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z'),
      search_text TEXT NOT NULL,
      snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
    ) STRICT;
    CREATE INDEX consultation_by_number ON consultation (number_key, id);
    CREATE INDEX consultation_by_registration ON consultation (registered_on, id);
    CREATE INDEX consultation_by_update ON consultation (updated_at, id);
    CREATE INDEX consultation_by_state ON consultation (state, registered_on, id);
    CREATE INDEX consultation_by_staff ON consultation (staff_id, registered_on, id);
    CREATE INDEX consultation_by_case ON consultation (linked_case_id) WHERE linked_case_id IS NOT NULL;
    -- A referral is counted once, however often it is handed over.
    CREATE UNIQUE INDEX consultation_referred_once ON consultation (origin_body, foreign_id) WHERE foreign_id IS NOT NULL;

    INSERT INTO chain_head (chain, last_id, hash) VALUES ('consultation_event', 0, '');

    CREATE TABLE consultation_event (
      id INTEGER PRIMARY KEY NOT NULL,
      consultation_id TEXT NOT NULL REFERENCES consultation (id),
      seq INTEGER NOT NULL CHECK (seq >= 1),
      type TEXT NOT NULL,
      occurred_on TEXT NOT NULL CHECK (occurred_on IS date(occurred_on)),
      recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??.???Z'),
      actor_id TEXT NOT NULL,
      payload TEXT NOT NULL CHECK (json_valid(payload)),
      machine_version INTEGER NOT NULL,
      state_after TEXT NOT NULL,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL,
      UNIQUE (consultation_id, seq)
    ) STRICT;
    CREATE TRIGGER consultation_event_no_update BEFORE UPDATE ON consultation_event
      BEGIN SELECT RAISE (ABORT, 'consultation_event is append-only'); END;
    CREATE TRIGGER consultation_event_no_delete BEFORE DELETE ON consultation_event
      BEGIN SELECT RAISE (ABORT, 'consultation_event is append-only'); END;
    CREATE TRIGGER consultation_event_no_replace BEFORE INSERT ON consultation_event
      WHEN EXISTS (SELECT 1 FROM consultation_event WHERE id = NEW.id)
        OR EXISTS (SELECT 1 FROM consultation_event WHERE consultation_id = NEW.consultation_id AND seq = NEW.seq)
      BEGIN SELECT RAISE (ABORT, 'consultation_event is append-only'); END;
  `,
  postgres: `
    CREATE TABLE consultation (
      id text COLLATE "C" PRIMARY KEY,
      number text COLLATE "C" UNIQUE,
      number_key text COLLATE "C" NOT NULL,
      version integer NOT NULL,
      state text COLLATE "C" NOT NULL,
      open flag NOT NULL,
      kind text NOT NULL,
      channel text NOT NULL,
      origin_body text COLLATE "C",
      registered_on civil_date NOT NULL,
      person_name text,
      phone text,
      matter text NOT NULL,
      staff_id text COLLATE "C",
      linked_case_id text COLLATE "C" REFERENCES reconsideration_case (id),
      foreign_id text COLLATE "C",
      updated_at instant NOT NULL,
      search_text text COLLATE "C" NOT NULL,
      snapshot json_text NOT NULL
    );
    CREATE INDEX consultation_by_number ON consultation (number_key, id);
    CREATE INDEX consultation_by_registration ON consultation (registered_on, id);
    CREATE INDEX consultation_by_update ON consultation (updated_at, id);
    CREATE INDEX consultation_by_state ON consultation (state, registered_on, id);
    CREATE INDEX consultation_by_staff ON consultation (staff_id, registered_on, id);
    CREATE INDEX consultation_by_case ON consultation (linked_case_id) WHERE linked_case_id IS NOT NULL;
    CREATE UNIQUE INDEX consultation_referred_once ON consultation (origin_body, foreign_id) WHERE foreign_id IS NOT NULL;

    INSERT INTO chain_head (chain, last_id, hash) VALUES ('consultation_event', 0, '');

    CREATE TABLE consultation_event (
      id integer PRIMARY KEY,
      consultation_id text COLLATE "C" NOT NULL REFERENCES consultation (id),
      seq integer NOT NULL CHECK (seq >= 1),
      type text NOT NULL,
      occurred_on civil_date NOT NULL,
      recorded_at instant NOT NULL,
      actor_id text NOT NULL,
      payload json_text NOT NULL,
      machine_version integer NOT NULL,
      state_after text NOT NULL,
      prev_hash text NOT NULL,
      hash text NOT NULL,
      UNIQUE (consultation_id, seq)
    );
    CREATE TRIGGER consultation_event_no_change BEFORE UPDATE OR DELETE ON consultation_event
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER consultation_event_no_truncate BEFORE TRUNCATE ON consultation_event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `,
})
