import { defineMigration } from '../migrate.ts'

/** What is owed, projected from the histories, and the figures locked for a report. */
export default defineMigration({
  id: 40,
  name: 'duties',
  sqlite: `
    CREATE TABLE duty (
      owner_id TEXT NOT NULL,
      subject TEXT NOT NULL CHECK (subject IN ('case', 'consultation')),
      key TEXT NOT NULL,
      cycle INTEGER NOT NULL,
      kind TEXT NOT NULL,
      code TEXT NOT NULL,
      raised_by INTEGER NOT NULL,
      raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on)),
      owner TEXT NOT NULL,
      staff_id TEXT,
      party_id TEXT,
      action TEXT NOT NULL,
      nominal TEXT CHECK (nominal IS date(nominal)),
      due_legal TEXT CHECK (due_legal IS date(due_legal)),
      due_safe TEXT CHECK (due_safe IS date(due_safe)),
      near_from TEXT CHECK (near_from IS date(near_from)),
      provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
      paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
      status TEXT NOT NULL CHECK (status IN ('open', 'fulfilled', 'excused', 'lapsed')),
      ended_on TEXT CHECK (ended_on IS date(ended_on)),
      evidence INTEGER,
      excuse TEXT,
      late INTEGER NOT NULL CHECK (late IN (0, 1)),
      recorded_late INTEGER NOT NULL CHECK (recorded_late IN (0, 1)),
      rate TEXT,
      counted_on TEXT CHECK (counted_on IS date(counted_on)),
      counted TEXT CHECK (counted IN ('met', 'missing', 'excluded')),
      PRIMARY KEY (owner_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX duty_open_by_staff ON duty (staff_id, due_legal) WHERE status = 'open';
    CREATE INDEX duty_open_by_due ON duty (due_legal) WHERE status = 'open';
    CREATE INDEX duty_counted ON duty (counted_on, rate, counted) WHERE counted IS NOT NULL;

    CREATE TABLE rate_snapshot (
      id TEXT PRIMARY KEY NOT NULL,
      rate TEXT NOT NULL,
      period_from TEXT NOT NULL CHECK (period_from IS date(period_from)),
      period_to TEXT NOT NULL CHECK (period_to IS date(period_to)),
      body TEXT NOT NULL CHECK (json_valid(body)),
      locked_at TEXT NOT NULL CHECK (locked_at GLOB '????-??-??T??:??:??.???Z'),
      locked_by TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX rate_snapshot_by_period ON rate_snapshot (period_from, period_to, rate);
    CREATE TRIGGER rate_snapshot_no_update BEFORE UPDATE ON rate_snapshot
      BEGIN SELECT RAISE (ABORT, 'rate_snapshot is append-only'); END;
    CREATE TRIGGER rate_snapshot_no_delete BEFORE DELETE ON rate_snapshot
      BEGIN SELECT RAISE (ABORT, 'rate_snapshot is append-only'); END;
    CREATE TRIGGER rate_snapshot_no_replace BEFORE INSERT ON rate_snapshot
      WHEN EXISTS (SELECT 1 FROM rate_snapshot WHERE id = NEW.id)
      BEGIN SELECT RAISE (ABORT, 'rate_snapshot is append-only'); END;
  `,
  postgres: `
    CREATE TABLE duty (
      owner_id text COLLATE "C" NOT NULL,
      subject text NOT NULL CHECK (subject IN ('case', 'consultation')),
      key text COLLATE "C" NOT NULL,
      cycle integer NOT NULL,
      kind text NOT NULL,
      code text COLLATE "C" NOT NULL,
      raised_by integer NOT NULL,
      raised_on civil_date NOT NULL,
      owner text NOT NULL,
      staff_id text COLLATE "C",
      party_id text,
      action text NOT NULL,
      nominal civil_date,
      due_legal civil_date,
      due_safe civil_date,
      near_from civil_date,
      provisional flag NOT NULL,
      paused flag NOT NULL,
      status text NOT NULL CHECK (status IN ('open', 'fulfilled', 'excused', 'lapsed')),
      ended_on civil_date,
      evidence integer,
      excuse text COLLATE "C",
      late flag NOT NULL,
      recorded_late flag NOT NULL,
      rate text COLLATE "C",
      counted_on civil_date,
      counted text CHECK (counted IN ('met', 'missing', 'excluded')),
      PRIMARY KEY (owner_id, key)
    );
    CREATE INDEX duty_open_by_staff ON duty (staff_id, due_legal) WHERE status = 'open';
    CREATE INDEX duty_open_by_due ON duty (due_legal) WHERE status = 'open';
    CREATE INDEX duty_counted ON duty (counted_on, rate, counted) WHERE counted IS NOT NULL;

    CREATE TABLE rate_snapshot (
      id text COLLATE "C" PRIMARY KEY,
      rate text COLLATE "C" NOT NULL,
      period_from civil_date NOT NULL,
      period_to civil_date NOT NULL,
      body json_text NOT NULL,
      locked_at instant NOT NULL,
      locked_by text NOT NULL,
      hash text NOT NULL
    );
    CREATE INDEX rate_snapshot_by_period ON rate_snapshot (period_from, period_to, rate);
    CREATE TRIGGER rate_snapshot_no_change BEFORE UPDATE OR DELETE ON rate_snapshot
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER rate_snapshot_no_truncate BEFORE TRUNCATE ON rate_snapshot
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `,
})
