import { defineMigration } from '../migrate.ts'

/** How each person has set up a list, and the views that were saved under a name. */
export default defineMigration({
  id: 71,
  name: 'lists',
  sqlite: `
    CREATE TABLE list_layout (
      list TEXT NOT NULL,
      user_id TEXT NOT NULL REFERENCES user_account (id),
      layout TEXT NOT NULL CHECK (json_valid(layout)),
      updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z'),
      PRIMARY KEY (list, user_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE list_view (
      id TEXT PRIMARY KEY NOT NULL,
      list TEXT NOT NULL,
      owner_id TEXT NOT NULL REFERENCES user_account (id),
      name TEXT NOT NULL,
      shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
      query TEXT NOT NULL CHECK (json_valid(query)),
      layout TEXT NOT NULL CHECK (json_valid(layout)),
      updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z'),
      UNIQUE (list, owner_id, name)
    ) STRICT;
  `,
  postgres: `
    CREATE TABLE list_layout (
      list text COLLATE "C" NOT NULL,
      user_id text COLLATE "C" NOT NULL REFERENCES user_account (id),
      layout json_text NOT NULL,
      updated_at instant NOT NULL,
      PRIMARY KEY (list, user_id)
    );

    CREATE TABLE list_view (
      id text COLLATE "C" PRIMARY KEY,
      list text COLLATE "C" NOT NULL,
      owner_id text COLLATE "C" NOT NULL REFERENCES user_account (id),
      name text COLLATE "C" NOT NULL,
      shared flag NOT NULL,
      query json_text NOT NULL,
      layout json_text NOT NULL,
      updated_at instant NOT NULL,
      UNIQUE (list, owner_id, name)
    );
  `,
})
