import { defineMigration } from '../migrate.ts'

/**
 * What was handed in or made in a case. The files themselves lie beside the database, each under the hash of its
 * content; a row is never deleted, and every change of it leaves what stood there before.
 */
export default defineMigration({
  id: 80,
  name: 'materials',
  sqlite: `
    CREATE TABLE material (
      id TEXT PRIMARY KEY NOT NULL,
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL CHECK (bytes > 0),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
      media_type TEXT NOT NULL,
      kind TEXT NOT NULL,
      party_id TEXT,
      purpose TEXT,
      first_page INTEGER,
      last_page INTEGER,
      source TEXT NOT NULL,
      version INTEGER NOT NULL,
      added_at TEXT NOT NULL CHECK (added_at GLOB '????-??-??T??:??:??.???Z'),
      added_by TEXT NOT NULL,
      removed_at TEXT CHECK (removed_at GLOB '????-??-??T??:??:??.???Z'),
      removed_by TEXT,
      CHECK (first_page IS NULL OR (first_page > 0 AND last_page >= first_page))
    ) STRICT;
    CREATE INDEX material_by_case ON material (case_id, position);
    CREATE INDEX material_by_file ON material (sha256);
    CREATE TRIGGER material_no_delete BEFORE DELETE ON material
      BEGIN SELECT RAISE (ABORT, 'a material only goes to the recycle bin'); END;

    CREATE TABLE material_change (
      material_id TEXT NOT NULL REFERENCES material (id),
      version INTEGER NOT NULL,
      at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
      actor_id TEXT NOT NULL,
      action TEXT NOT NULL CHECK (action IN ('added', 'changed', 'removed', 'restored')),
      before TEXT NOT NULL CHECK (json_valid(before)),
      PRIMARY KEY (material_id, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER material_change_no_update BEFORE UPDATE ON material_change
      BEGIN SELECT RAISE (ABORT, 'material_change is append-only'); END;
    CREATE TRIGGER material_change_no_delete BEFORE DELETE ON material_change
      BEGIN SELECT RAISE (ABORT, 'material_change is append-only'); END;
  `,
  postgres: `
    CREATE TABLE material (
      id text COLLATE "C" PRIMARY KEY,
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      position integer NOT NULL,
      name text NOT NULL,
      bytes integer NOT NULL CHECK (bytes > 0),
      sha256 text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      media_type text NOT NULL,
      kind text NOT NULL,
      party_id text,
      purpose text,
      first_page integer,
      last_page integer,
      source text NOT NULL,
      version integer NOT NULL,
      added_at instant NOT NULL,
      added_by text COLLATE "C" NOT NULL,
      removed_at instant,
      removed_by text COLLATE "C",
      CHECK (first_page IS NULL OR (first_page > 0 AND last_page >= first_page))
    );
    CREATE INDEX material_by_case ON material (case_id, position);
    CREATE INDEX material_by_file ON material (sha256);
    CREATE TRIGGER material_no_delete BEFORE DELETE ON material
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER material_no_truncate BEFORE TRUNCATE ON material
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

    CREATE TABLE material_change (
      material_id text COLLATE "C" NOT NULL REFERENCES material (id),
      version integer NOT NULL,
      at instant NOT NULL,
      actor_id text COLLATE "C" NOT NULL,
      action text NOT NULL CHECK (action IN ('added', 'changed', 'removed', 'restored')),
      before json_text NOT NULL,
      PRIMARY KEY (material_id, version)
    );
    CREATE TRIGGER material_change_no_change BEFORE UPDATE OR DELETE ON material_change
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
    CREATE TRIGGER material_change_no_truncate BEFORE TRUNCATE ON material_change
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  `,
})
