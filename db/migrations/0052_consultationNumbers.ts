import { defineMigration } from '../migrate.ts'

/** A number of its own for every consultation; those registered before get theirs in the order of their days. */
const counted = (yearOf: string, sign: string) => `
    CREATE TABLE numbered AS
      SELECT consultation.id, ${yearOf} AS year, ${sign} AS organ, event.recorded_at AS at, event.actor_id AS actor,
        row_number() OVER (PARTITION BY substr(registered_on, 1, 4) ORDER BY registered_on, event.id, consultation.id) AS seq
      FROM consultation LEFT JOIN consultation_event AS event ON event.consultation_id = consultation.id AND event.seq = 1
      WHERE number IS NULL;
    INSERT INTO number_sequence (organ, year, kind, next)
      SELECT organ, year, 'consultation', max(seq) + 1 FROM numbered GROUP BY organ, year;`

const written = (padded: string, lineBreak: string) => `
    INSERT INTO case_number (id, organ, year, kind, seq, number, status, case_id, reason, created_at, created_by, consultation_id)
      SELECT 'number-' || consultation.id, numbered.organ, numbered.year, 'consultation', seq,
        numbered.organ || '咨〔' || numbered.year || '〕' || seq || '号', 'used', NULL, NULL,
        coalesce(at, updated_at), coalesce(actor, 'program'), consultation.id
      FROM numbered JOIN consultation ON consultation.id = numbered.id;
    UPDATE consultation SET
      number = numbered.organ || '咨〔' || numbered.year || '〕' || seq || '号',
      number_key = numbered.organ || '咨〔000000' || numbered.year || '〕' || ${padded} || '号',
      search_text = lower(numbered.organ) || '咨〔' || numbered.year || '〕' || seq || '号' || ${lineBreak} || search_text
      FROM numbered WHERE numbered.id = consultation.id;
    DROP TABLE numbered;`

export default defineMigration({
  id: 52,
  name: 'consultation numbers',
  sqlite: `
    ALTER TABLE case_number ADD COLUMN consultation_id TEXT REFERENCES consultation (id);
    CREATE INDEX case_number_by_consultation ON case_number (consultation_id) WHERE consultation_id IS NOT NULL;
    ${counted(
      'CAST(substr(registered_on, 1, 4) AS INTEGER)',
      `coalesce((SELECT json_extract(value, '$.numberPrefix') FROM setting WHERE key = 'organ'), '')`,
    )}
    ${written(`substr('0000000000' || seq, -10)`, 'char(10)')}
  `,
  postgres: `
    ALTER TABLE case_number ADD COLUMN consultation_id text COLLATE "C" REFERENCES consultation (id);
    CREATE INDEX case_number_by_consultation ON case_number (consultation_id) WHERE consultation_id IS NOT NULL;
    ${counted(
      'substr(registered_on, 1, 4)::integer',
      `coalesce((SELECT value::json ->> 'numberPrefix' FROM setting WHERE key = 'organ'), '')`,
    )}
    ${written(`lpad(seq::text, 10, '0')`, 'chr(10)')}
  `,
})
