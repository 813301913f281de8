import { defineMigration } from '../migrate.ts'

/** Finding people and consultations again by their numbers, and the directory of respondents. */
const indexes = `
    CREATE INDEX party_by_id_number ON party (id_number) WHERE id_number IS NOT NULL;
    CREATE INDEX party_by_credit_code ON party (credit_code) WHERE credit_code IS NOT NULL;
    CREATE INDEX party_by_phone ON party (phone) WHERE phone IS NOT NULL;
    CREATE INDEX consultation_by_phone ON consultation (phone, registered_on) WHERE phone IS NOT NULL;
    CREATE INDEX consultation_event_by_day ON consultation_event (occurred_on, type);
    CREATE INDEX consultation_event_by_type ON consultation_event (type, id);
    CREATE INDEX consultation_by_person ON consultation (person_name, registered_on) WHERE person_name IS NOT NULL;
  `

export default defineMigration({
  id: 90,
  name: 'intake',
  sqlite: `${indexes}
    CREATE TABLE respondent (
      id TEXT PRIMARY KEY NOT NULL,
      name TEXT NOT NULL,
      aliases TEXT NOT NULL CHECK (json_valid(aliases)),
      level TEXT,
      administrative_field TEXT,
      address TEXT,
      head TEXT,
      -- Renamed or merged: cases of its days keep its name, new ones name the successor.
      valid_to TEXT CHECK (valid_to IS date(valid_to)),
      successor_id TEXT REFERENCES respondent (id),
      search_text TEXT NOT NULL,
      version INTEGER NOT NULL,
      updated_at TEXT NOT NULL CHECK (updated_at GLOB '????-??-??T??:??:??.???Z'),
      updated_by TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX respondent_by_name ON respondent (name) WHERE valid_to IS NULL;
  `,
  postgres: `${indexes}
    CREATE TABLE respondent (
      id text COLLATE "C" PRIMARY KEY,
      name text COLLATE "C" NOT NULL,
      aliases json_text NOT NULL,
      level text COLLATE "C",
      administrative_field text COLLATE "C",
      address text,
      head text,
      valid_to civil_date,
      successor_id text COLLATE "C" REFERENCES respondent (id),
      search_text text COLLATE "C" NOT NULL,
      version integer NOT NULL,
      updated_at instant NOT NULL,
      updated_by text COLLATE "C" NOT NULL
    );
    CREATE UNIQUE INDEX respondent_by_name ON respondent (name) WHERE valid_to IS NULL;
  `,
})
