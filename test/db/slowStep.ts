import { defineMigration } from '../../db/migrate.ts'

/** A step that takes long enough to be killed in: it makes a table and writes many rows and pages. */
export const slowStep = defineMigration({
  id: 990,
  name: 'slow',
  sqlite: `
    CREATE TABLE slow (n INTEGER PRIMARY KEY, filler TEXT NOT NULL) STRICT;
    WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < 200000)
    INSERT INTO slow SELECT n, printf('%0200d', n) FROM series;
    ALTER TABLE reconsideration_case ADD COLUMN later TEXT;
  `,
  postgres: '',
})
