import { defineMigration } from '../migrate.ts'

/**
 * Name and number prefix of the organ, each from a day on, so that a change leaves what was issued before; and the
 * index that finds efforts to settle before acceptance.
 */
export default defineMigration({
  id: 53,
  name: 'organ',
  sqlite: `
    CREATE TABLE organ (
      id INTEGER PRIMARY KEY NOT NULL,
      effective_on TEXT CHECK (effective_on IS date(effective_on)),
      name TEXT NOT NULL,
      number_prefix TEXT NOT NULL,
      reason TEXT,
      recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??.???Z'),
      recorded_by TEXT
    ) STRICT;
    INSERT INTO organ (id, effective_on, name, number_prefix, reason, recorded_at, recorded_by)
      SELECT 1, NULL, json_extract(value, '$.name'), json_extract(value, '$.numberPrefix'), NULL, updated_at, updated_by
      FROM setting WHERE key = 'organ';
    DELETE FROM setting WHERE key = 'organ';
    CREATE INDEX case_event_pre_case ON case_event (case_id) WHERE type = 'PRE_CASE_MEDIATED';
    CREATE TRIGGER organ_no_update BEFORE UPDATE ON organ
      BEGIN SELECT RAISE (ABORT, 'organ is append-only'); END;
    CREATE TRIGGER organ_no_delete BEFORE DELETE ON organ
      BEGIN SELECT RAISE (ABORT, 'organ is append-only'); END;
    CREATE TRIGGER organ_no_replace BEFORE INSERT ON organ
      WHEN EXISTS (SELECT 1 FROM organ WHERE id = NEW.id)
      BEGIN SELECT RAISE (ABORT, 'organ is append-only'); END;
  `,
  postgres: `
    CREATE TABLE organ (
      id integer PRIMARY KEY,
      effective_on civil_date,
      name text NOT NULL,
      number_prefix text COLLATE "C" NOT NULL,
      reason text,
      recorded_at instant NOT NULL,
      recorded_by text
    );
    INSERT INTO organ (id, effective_on, name, number_prefix, reason, recorded_at, recorded_by)
      SELECT 1, NULL, value::json ->> 'name', value::json ->> 'numberPrefix', NULL, updated_at, updated_by
      FROM setting WHERE key = 'organ';
    DELETE FROM setting WHERE key = 'organ';
    CREATE INDEX case_event_pre_case ON case_event (case_id) WHERE type = 'PRE_CASE_MEDIATED';
    CREATE TRIGGER organ_no_change BEFORE UPDATE OR DELETE ON organ
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER organ_no_truncate BEFORE TRUNCATE ON organ
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `,
})
