import { defineMigration } from '../migrate.ts'

/** What the desk itself needs: settings, people, sign-ins, holiday notices, marks of the program. */
export default defineMigration({
  id: 10,
  name: 'desk',
  sqlite: `
    CREATE TABLE setting (
      key TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value)),
      updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z'),
      updated_by TEXT,
      reason TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE user_account (
      id TEXT PRIMARY KEY NOT NULL,
      login TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      roles TEXT NOT NULL CHECK (json_valid(roles)),
      password_hash TEXT NOT NULL,
      must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
      disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
      failed_count INTEGER NOT NULL,
      locked_until TEXT CHECK (locked_until GLOB '????-??-??T??:??:??.???Z'),
      created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
      updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z')
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE session (
      token_hash TEXT PRIMARY KEY NOT NULL,
      user_id TEXT NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
      created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??.???Z'),
      last_seen_at TEXT NOT NULL CHECK (last_seen_at GLOB '????-??-??T??:??:??.???Z'),
      expires_at TEXT NOT NULL CHECK (expires_at GLOB '????-??-??T??:??:??.???Z')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_by_user ON session (user_id);
    CREATE INDEX session_by_end ON session (expires_at);

    CREATE TABLE calendar_year (
      year INTEGER PRIMARY KEY NOT NULL,
      notice TEXT NOT NULL CHECK (json_valid(notice)),
      source_text TEXT NOT NULL,
      imported_at TEXT NOT NULL CHECK (imported_at GLOB '????-??-??T??:??:??.???Z'),
      imported_by TEXT
    ) STRICT;

    CREATE TABLE process_state (
      key TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
  postgres: `
    -- The same checks as on SQLite, once for every column that needs them.
    CREATE DOMAIN civil_date AS text COLLATE "C" CHECK (VALUE ~ '^\\d{4}-\\d{2}-\\d{2}$' AND to_char(VALUE::date, 'YYYY-MM-DD') = VALUE);
    CREATE DOMAIN instant AS text COLLATE "C" CHECK (VALUE ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$');
    CREATE DOMAIN flag AS integer CHECK (VALUE IN (0, 1));
    CREATE DOMAIN json_text AS text CHECK (VALUE::json IS NOT NULL);

    CREATE TABLE setting (
      key text COLLATE "C" PRIMARY KEY,
      value json_text NOT NULL,
      updated_at instant NOT NULL,
      updated_by text,
      reason text
    );

    CREATE TABLE user_account (
      id text COLLATE "C" PRIMARY KEY,
      login text COLLATE "C" NOT NULL UNIQUE,
      name text NOT NULL,
      roles json_text NOT NULL,
      password_hash text NOT NULL,
      must_change_password flag NOT NULL,
      disabled flag NOT NULL,
      failed_count integer NOT NULL,
      locked_until instant,
      created_at instant NOT NULL,
      updated_at instant NOT NULL
    );

    CREATE TABLE session (
      token_hash text COLLATE "C" PRIMARY KEY,
      user_id text COLLATE "C" NOT NULL REFERENCES user_account (id) ON DELETE CASCADE,
      created_at instant NOT NULL,
      last_seen_at instant NOT NULL,
      expires_at instant NOT NULL
    );
    CREATE INDEX session_by_user ON session (user_id);
    CREATE INDEX session_by_end ON session (expires_at);

    CREATE TABLE calendar_year (
      year integer PRIMARY KEY,
      notice json_text NOT NULL,
      source_text text NOT NULL,
      imported_at instant NOT NULL,
      imported_by text
    );

    CREATE TABLE process_state (
      key text COLLATE "C" PRIMARY KEY,
      value text NOT NULL
    );
  `,
})
