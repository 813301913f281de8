import { defineMigration } from '../migrate.ts'

/** The letter a duty is about, with the organ it went to. */
const columns = `
    ALTER TABLE duty ADD COLUMN letter_id TEXT;
    ALTER TABLE duty ADD COLUMN addressee TEXT;
  `

export default defineMigration({ id: 51, name: 'law', sqlite: columns, postgres: columns })
