import type { Role } from '../../../shared/terms/index.ts'
import type { Texts } from '../../texts/zh.ts'

/** A page of the settings: the last part of its address is also the key of its name. */
export type SectionId = keyof Texts['settings']['sections']
type Group = keyof Texts['settings']['sectionGroups']

const stewards: readonly Role[] = ['supervisor', 'administrator']

/** The pages in the order of the list at the left. */
export const sections: readonly { id: SectionId; group: Group; roles?: readonly Role[] }[] = [
  { id: 'organ', group: 'centre' },
  { id: 'register', group: 'centre' },
  { id: 'people', group: 'centre', roles: ['administrator'] },
  { id: 'notice', group: 'periods' },
  { id: 'targets', group: 'periods' },
  { id: 'law', group: 'periods' },
  { id: 'signing', group: 'papers' },
  { id: 'kinds', group: 'papers' },
  { id: 'terms', group: 'papers' },
  { id: 'data', group: 'data', roles: ['administrator'] },
  { id: 'history', group: 'data', roles: stewards },
]

export const sectionGroups: readonly Group[] = ['centre', 'periods', 'papers', 'data']
