import { defineMigration } from '../migrate.ts'

/** Every column that a report counts by is in its index: a report over a year reads the index alone. */
const indexes = `
    DROP INDEX stage_run_by_entry;
    CREATE INDEX stage_run_by_entry ON stage_run (entered_on, stage, left_on, officer_id);
    DROP INDEX duty_counted;
    CREATE INDEX duty_counted ON duty (counted_on, rate, counted, excuse, recorded_late) WHERE counted IS NOT NULL;
  `

export default defineMigration({ id: 50, name: 'reports', sqlite: indexes, postgres: indexes })
