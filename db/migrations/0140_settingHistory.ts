import { defineMigration } from '../migrate.ts'

/** Who changed what of the settings, when and why: one hash chain, as of the cases, so that nothing is changed or lost unseen. */
export default defineMigration({
  id: 140,
  name: 'settingHistory',
  sqlite: `
    CREATE TABLE setting_history (
      id INTEGER PRIMARY KEY NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      reason TEXT,
      recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??.???Z'),
      recorded_by TEXT,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE INDEX setting_history_by_key ON setting_history (key, id);
    INSERT INTO chain_head (chain, last_id, hash) VALUES ('setting_history', 0, '');
    CREATE TRIGGER setting_history_no_update BEFORE UPDATE ON setting_history
      BEGIN SELECT RAISE (ABORT, 'setting_history is append-only'); END;
    CREATE TRIGGER setting_history_no_delete BEFORE DELETE ON setting_history
      BEGIN SELECT RAISE (ABORT, 'setting_history is append-only'); END;
    CREATE TRIGGER setting_history_no_replace BEFORE INSERT ON setting_history
      WHEN EXISTS (SELECT 1 FROM setting_history WHERE id = NEW.id OR hash = NEW.hash)
      BEGIN SELECT RAISE (ABORT, 'setting_history is append-only'); END;
  `,
  postgres: `
    CREATE TABLE setting_history (
      id integer PRIMARY KEY,
      key text COLLATE "C" NOT NULL,
      value json_text NOT NULL,
      reason text,
      recorded_at instant NOT NULL,
      recorded_by text,
      prev_hash text NOT NULL,
      hash text NOT NULL UNIQUE
    );
    CREATE INDEX setting_history_by_key ON setting_history (key, id);
    INSERT INTO chain_head (chain, last_id, hash) VALUES ('setting_history', 0, '');
    CREATE TRIGGER setting_history_no_change BEFORE UPDATE OR DELETE ON setting_history
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER setting_history_no_truncate BEFORE TRUNCATE ON setting_history
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `,
})
