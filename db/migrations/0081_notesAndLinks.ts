import { defineMigration } from '../migrate.ts'

/** What one person notes of a case for themselves, and which cases belong together and why. */
export default defineMigration({
  id: 81,
  name: 'notes and links',
  sqlite: `
    CREATE TABLE private_note (
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      user_id TEXT NOT NULL REFERENCES user_account (id),
      body TEXT NOT NULL,
      version INTEGER NOT NULL,
      updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z'),
      PRIMARY KEY (case_id, user_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE case_link (
      id TEXT PRIMARY KEY NOT NULL,
      case_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      other_id TEXT NOT NULL REFERENCES reconsideration_case (id),
      kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      linked_at TEXT NOT NULL CHECK (linked_at GLOB '????-??-??T??:??:??.???Z'),
      linked_by TEXT NOT NULL,
      unlinked_at TEXT CHECK (unlinked_at GLOB '????-??-??T??:??:??.???Z'),
      unlinked_by TEXT,
      unlink_reason TEXT,
      CHECK (case_id <> other_id)
    ) STRICT;
    CREATE INDEX case_link_by_case ON case_link (case_id);
    CREATE INDEX case_link_by_other ON case_link (other_id);
    CREATE TRIGGER case_link_no_delete BEFORE DELETE ON case_link
      BEGIN SELECT RAISE (ABORT, 'a link ends with a reason, it is not deleted'); END;
  `,
  postgres: `
    CREATE TABLE private_note (
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      user_id text COLLATE "C" NOT NULL REFERENCES user_account (id),
      body text NOT NULL,
      version integer NOT NULL,
      updated_at instant NOT NULL,
      PRIMARY KEY (case_id, user_id)
    );

    CREATE TABLE case_link (
      id text COLLATE "C" PRIMARY KEY,
      case_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      other_id text COLLATE "C" NOT NULL REFERENCES reconsideration_case (id),
      kind text NOT NULL,
      reason text NOT NULL,
      linked_at instant NOT NULL,
      linked_by text COLLATE "C" NOT NULL,
      unlinked_at instant,
      unlinked_by text COLLATE "C",
      unlink_reason text,
      CHECK (case_id <> other_id)
    );
    CREATE INDEX case_link_by_case ON case_link (case_id);
    CREATE INDEX case_link_by_other ON case_link (other_id);
    CREATE TRIGGER case_link_no_delete BEFORE DELETE ON case_link
      FOR EACH ROW EXECUTE FUNCTION refuse_change();
  `,
})
