import { defineMigration } from '../migrate.ts'

/** Cases, their numbers, their append-only history and what is projected from it. */
export default defineMigration({
  id: 20,
  name: 'cases',
  sqlite: `
    CREATE TABLE reconsideration_case (
      id TEXT PRIMARY KEY NOT NULL,
      number TEXT NOT NULL UNIQUE,
      number_key TEXT NOT NULL,
      title TEXT NOT NULL,
      version INTEGER NOT NULL,
      stage TEXT,
      main_state TEXT NOT NULL,
      clock TEXT NOT NULL,
      procedure_kind TEXT NOT NULL,
      cycle_no INTEGER NOT NULL CHECK (cycle_no >= 1),
      open INTEGER NOT NULL CHECK (open IN (0, 1)),
      received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
      accepted_on TEXT CHECK (accepted_on IS date(accepted_on)),
      closed_on TEXT CHECK (closed_on IS date(closed_on)),
      archived_on TEXT CHECK (archived_on IS date(archived_on)),
      outcome TEXT,
      matter_type TEXT,
      administrative_field TEXT,
      respondent_level TEXT,
      respondent_name TEXT NOT NULL,
      applicant_name TEXT NOT NULL,
      officer_id TEXT,
      created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
      updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z'),
      next_check_on TEXT CHECK (next_check_on IS date(next_check_on)),
      search_text TEXT NOT NULL,
      machine_version INTEGER NOT NULL,
      -- Last, so that a list never has to read past it.
      snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
    ) STRICT;
    CREATE INDEX case_by_number ON reconsideration_case (number_key, id);
    CREATE INDEX case_by_received ON reconsideration_case (received_on, id);
    CREATE INDEX case_by_acceptance ON reconsideration_case (accepted_on, id);
    CREATE INDEX case_by_closing ON reconsideration_case (closed_on, id);
    CREATE INDEX case_by_title ON reconsideration_case (title, id);
    CREATE INDEX case_by_updated ON reconsideration_case (updated_at, id);
    CREATE INDEX case_by_respondent ON reconsideration_case (respondent_name, id);
    CREATE INDEX case_by_stage ON reconsideration_case (stage, received_on, id);
    CREATE INDEX case_by_state ON reconsideration_case (main_state, received_on, id);
    CREATE INDEX case_by_officer ON reconsideration_case (officer_id, received_on, id);
    CREATE INDEX case_by_matter ON reconsideration_case (matter_type, received_on, id);
    CREATE INDEX case_open ON reconsideration_case (officer_id, id) WHERE open = 1;
    CREATE INDEX case_by_next_check ON reconsideration_case (next_check_on, id) WHERE next_check_on IS NOT NULL;
    -- A narrow copy to scan: LIKE over it reads a fraction of the table.
    CREATE INDEX case_search ON reconsideration_case (search_text, id);

    CREATE TABLE number_sequence (
      organ TEXT NOT NULL,
      year INTEGER NOT NULL,
      kind TEXT NOT NULL,
      next INTEGER NOT NULL CHECK (next >= 1),
      PRIMARY KEY (organ, year, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE case_number (
      id TEXT PRIMARY KEY NOT NULL,
      organ TEXT NOT NULL,
      year INTEGER NOT NULL,
      kind TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq >= 1),
      number TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL CHECK (status IN ('reserved', 'used', 'voided', 'imported')),
      case_id TEXT REFERENCES reconsideration_case (id),
      reason TEXT,
      created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
      created_by TEXT NOT NULL,
      UNIQUE (organ, year, kind, seq)
    ) STRICT;
    CREATE INDEX case_number_by_case ON case_number (case_id);

    CREATE TABLE chain_head (
      chain TEXT PRIMARY KEY NOT NULL,
      last_id INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO chain_head (chain, last_id, hash) VALUES ('case_event', 0, '');

    CREATE TABLE case_event (
      id INTEGER PRIMARY KEY NOT NULL,
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
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
      UNIQUE (case_id, seq)
    ) STRICT;
    CREATE TRIGGER case_event_no_update BEFORE UPDATE ON case_event
      BEGIN SELECT RAISE (ABORT, 'case_event is append-only'); END;
    CREATE TRIGGER case_event_no_delete BEFORE DELETE ON case_event
      BEGIN SELECT RAISE (ABORT, 'case_event is append-only'); END;
    -- INSERT OR REPLACE deletes without firing the trigger above.
    CREATE TRIGGER case_event_no_replace BEFORE INSERT ON case_event
      WHEN EXISTS (SELECT 1 FROM case_event WHERE id = NEW.id)
        OR EXISTS (SELECT 1 FROM case_event WHERE case_id = NEW.case_id AND seq = NEW.seq)
      BEGIN SELECT RAISE (ABORT, 'case_event is append-only'); END;

    CREATE TABLE party (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      id TEXT NOT NULL,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      id_number TEXT,
      credit_code TEXT,
      address TEXT,
      service_address TEXT,
      phone TEXT,
      head TEXT,
      represented_by TEXT,
      PRIMARY KEY (case_id, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX party_by_name ON party (name);

    CREATE TABLE stage_run (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      cycle INTEGER NOT NULL,
      stage TEXT NOT NULL,
      run_no INTEGER NOT NULL,
      entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on)),
      left_on TEXT CHECK (left_on IS date(left_on)),
      returns INTEGER NOT NULL,
      overdue INTEGER NOT NULL CHECK (overdue IN (0, 1)),
      officer_id TEXT,
      PRIMARY KEY (case_id, cycle, stage, run_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stage_run_by_entry ON stage_run (entered_on, stage);
    -- Every column: a report over a period reads the index alone.
    CREATE INDEX stage_run_by_exit ON stage_run (left_on, entered_on, stage, officer_id, overdue, returns);
  `,
  postgres: `
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;

    CREATE TABLE reconsideration_case (
      id text COLLATE "C" PRIMARY KEY,
      number text COLLATE "C" NOT NULL UNIQUE,
      number_key text COLLATE "C" NOT NULL,
      title text COLLATE "C" NOT NULL,
      version integer NOT NULL,
      stage text COLLATE "C",
      main_state text COLLATE "C" NOT NULL,
      clock text NOT NULL,
      procedure_kind text NOT NULL,
      cycle_no integer NOT NULL CHECK (cycle_no >= 1),
      open flag NOT NULL,
      received_on civil_date NOT NULL,
      accepted_on civil_date,
      closed_on civil_date,
      archived_on civil_date,
      outcome text,
      matter_type text COLLATE "C",
      administrative_field text,
      respondent_level text,
      respondent_name text COLLATE "C" NOT NULL,
      applicant_name text COLLATE "C" NOT NULL,
      officer_id text COLLATE "C",
      created_at instant NOT NULL,
      updated_at instant NOT NULL,
      next_check_on civil_date,
      search_text text COLLATE "C" NOT NULL,
      machine_version integer NOT NULL,
      snapshot json_text NOT NULL
    );
    CREATE INDEX case_by_number ON reconsideration_case (number_key, id);
    CREATE INDEX case_by_received ON reconsideration_case (received_on, id);
    CREATE INDEX case_by_acceptance ON reconsideration_case (accepted_on, id);
    CREATE INDEX case_by_closing ON reconsideration_case (closed_on, id);
    CREATE INDEX case_by_updated ON reconsideration_case (updated_at, id);
    CREATE INDEX case_by_respondent ON reconsideration_case (respondent_name, id);
    CREATE INDEX case_by_stage ON reconsideration_case (stage, received_on, id);
    CREATE INDEX case_by_state ON reconsideration_case (main_state, received_on, id);
    CREATE INDEX case_by_officer ON reconsideration_case (officer_id, received_on, id);
    CREATE INDEX case_by_matter ON reconsideration_case (matter_type, received_on, id);
    CREATE INDEX case_open ON reconsideration_case (officer_id, id) WHERE open = 1;
    CREATE INDEX case_by_next_check ON reconsideration_case (next_check_on, id) WHERE next_check_on IS NOT NULL;

    CREATE TABLE number_sequence (
      organ text COLLATE "C" NOT NULL,
      year integer NOT NULL,
      kind text COLLATE "C" NOT NULL,
      next integer NOT NULL CHECK (next >= 1),
      PRIMARY KEY (organ, year, kind)
    );

    CREATE TABLE case_number (
      id text COLLATE "C" PRIMARY KEY,
      organ text COLLATE "C" NOT NULL,
      year integer NOT NULL,
      kind text COLLATE "C" NOT NULL,
      seq integer NOT NULL CHECK (seq >= 1),
      number text COLLATE "C" NOT NULL UNIQUE,
      status text NOT NULL CHECK (status IN ('reserved', 'used', 'voided', 'imported')),
      case_id text COLLATE "C" REFERENCES reconsideration_case (id),
      reason text,
      created_at instant NOT NULL,
      created_by text NOT NULL,
      UNIQUE (organ, year, kind, seq)
    );
    CREATE INDEX case_number_by_case ON case_number (case_id);

    CREATE TABLE chain_head (
      chain text COLLATE "C" PRIMARY KEY,
      last_id integer NOT NULL,
      hash text NOT NULL
    );
    INSERT INTO chain_head (chain, last_id, hash) VALUES ('case_event', 0, '');

    CREATE TABLE case_event (
      id integer PRIMARY KEY,
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
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
      UNIQUE (case_id, seq)
    );
    CREATE TRIGGER case_event_no_change BEFORE UPDATE OR DELETE ON case_event
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER case_event_no_truncate BEFORE TRUNCATE ON case_event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

    CREATE TABLE party (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      id text COLLATE "C" NOT NULL,
      position integer NOT NULL,
      role text NOT NULL,
      kind text NOT NULL,
      name text COLLATE "C" NOT NULL,
      id_number text,
      credit_code text,
      address text,
      service_address text,
      phone text,
      head text,
      represented_by text,
      PRIMARY KEY (case_id, id)
    );
    CREATE INDEX party_by_name ON party (name);

    CREATE TABLE stage_run (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      cycle integer NOT NULL,
      stage text COLLATE "C" NOT NULL,
      run_no integer NOT NULL,
      entered_on civil_date NOT NULL,
      left_on civil_date,
      returns integer NOT NULL,
      overdue flag NOT NULL,
      officer_id text,
      PRIMARY KEY (case_id, cycle, stage, run_no)
    );
    CREATE INDEX stage_run_by_entry ON stage_run (entered_on, stage);
    -- Every column: a report over a period reads the index alone.
    CREATE INDEX stage_run_by_exit ON stage_run (left_on, entered_on, stage, officer_id, overdue, returns);
  `,
})
