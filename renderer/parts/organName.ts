import { useSession } from '../api/session.tsx'

/** The place a government is of: 某市某区 for 某市某区人民政府. */
const placeOf = (organ: string): string => organ.replace(/(人民政府|司法局)$/, '')

/** The name of a respondent as the house says it: its own district goes without saying. */
export function shortOrganName(name: string, organ: string | null): string {
  const place = organ ? placeOf(organ) : ''
  return place.length >= 2 && name.startsWith(place) && name.length - place.length >= 3
    ? name.slice(place.length)
    : name
}

/** The same, for the organ that uses this program. */
export function useOrganName(): (name: string) => string {
  const { organ } = useSession().status
  return (name) => shortOrganName(name, organ)
}
