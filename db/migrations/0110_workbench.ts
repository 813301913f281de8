import { defineMigration } from '../migrate.ts'

const indexes = `
    CREATE INDEX case_open_by_change ON reconsideration_case (updated_at, id) WHERE open = 1;
    CREATE INDEX duty_by_due ON duty (due_legal, owner_id);
    CREATE INDEX case_event_by_recording ON case_event (recorded_at, case_id);
    CREATE INDEX consultation_event_by_recording ON consultation_event (recorded_at, consultation_id);
`

/** Ways to what the workbench asks for: cases without a move, and what one day did to the dates. */
export default defineMigration({ id: 110, name: 'workbench', sqlite: indexes, postgres: indexes })
