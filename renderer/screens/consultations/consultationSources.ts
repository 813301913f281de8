import type { Outputs } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import type { FormSources, Suggestion } from '../../parts/form/sources.tsx'

type Habits = Outputs['consultations']['habits']

/** Those of the known texts that hold what was typed. */
const among =
  (field: string, known: readonly string[]) =>
  async (text: string): Promise<Suggestion[]> =>
    known
      .filter((each) => each.includes(text))
      .slice(0, 8)
      .map((each) => ({ label: each, detail: '', patch: { [field]: each } }))

async function organs(text: string): Promise<Suggestion[]> {
  return (await api.respondents.find({ text })).slice(0, 8).map((organ) => {
    const name = organ.successor?.name ?? organ.name
    return { label: name, detail: organ.aliases.join('、'), patch: { organ: name } }
  })
}

/** What the fields of a consultation offer: organs of the directory, and what this desk has written before. */
export function suggestForConsultation(habits: Habits | undefined): NonNullable<FormSources['suggest']> {
  return (path) => {
    switch (path) {
      case 'organ':
        return organs
      case 'originBody':
      case 'bodyName':
        return among(path, habits?.justiceOffices ?? [])
      case 'leafletVersion':
        return among(path, habits?.leaflets ?? [])
      default:
        return null
    }
  }
}
