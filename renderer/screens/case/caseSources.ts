import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CaseView } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { useToday, useUser } from '../../api/session.tsx'
import type { FormSources } from '../../parts/form/sources.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** Finds cases by number or name, for a field that names another case. */
export const findCases: FormSources['findCases'] = async (text) => {
  const { rows } = await api.cases.list({ text, pageSize: 20 })
  return rows.map((row) => ({ id: row.id, name: `${row.number} ${row.applicant}` }))
}

/** Staff who may still be chosen. */
export function useStaff(): FormSources['staff'] {
  const staff = useQuery(queries.staff())
  return useMemo(
    () => (staff.data ?? []).filter((person) => !person.disabled).map(({ id, name }) => ({ id, name })),
    [staff.data],
  )
}

/** Names of everybody, also of those who have left, for the record. */
export function useStaffName(): (id: string) => string {
  const staff = useQuery(queries.staff())
  return useMemo(() => {
    const names = new Map((staff.data ?? []).map((person) => [person.id, person.name]))
    return (id) => names.get(id) ?? id
  }, [staff.data])
}

/** What the forms of a case choose from. */
export function useCaseSources(view: CaseView): FormSources {
  const staff = useStaff()
  const today = useToday()
  const user = useUser()
  const { language } = useLanguage()
  return useMemo(
    () => ({
      today,
      staff,
      parties: view.facts.parties.map((party) => ({
        id: party.id,
        name: party.name,
        role: party.role,
        represented: party.representedBy !== null,
      })),
      letters: view.facts.letters.map((letter) => ({
        id: letter.id,
        name: [termName('letterKind', letter.kind, language), letter.number ?? letter.draftedOn, letter.addressee].join(
          ' · ',
        ),
      })),
      officer: view.facts.officer ?? (user.roles.includes('caseOfficer') ? user.id : null),
      reviewers: view.facts.reviewers,
      findCases,
    }),
    [view.facts, staff, today, user, language],
  )
}
