import { type CivilDate, datesFromTo, daysBetween } from '../shared/time-limits/index.ts'

const FIRST: CivilDate = '1990-01-01'
const days = datesFromTo(FIRST, '2040-12-31')
const placeOfDay = new Map(days.map((day, i) => [day, i]))

/** Days later as a text replacement: histories and states are moved whole, without being told again. */
export function shifter(shift: number, staff: (place: number) => string): (json: string) => string {
  return (json) =>
    json.replace(/\d{4}-\d\d-\d\d|@officer(\d)@/g, (found, place: string | undefined) => {
      if (place !== undefined) return staff(Number(place))
      const at = placeOfDay.get(found)
      return at === undefined ? found : days[at + shift]!
    })
}

export const shiftBetween = (from: CivilDate, to: CivilDate): number => daysBetween(from, to)
