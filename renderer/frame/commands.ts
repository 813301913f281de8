import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Role } from '../../shared/terms/index.ts'
import { queries } from '../api/queries.ts'
import { useSession, useUser } from '../api/session.tsx'
import { useTexts } from '../texts/language.tsx'
import type { Texts } from '../texts/zh.ts'
import { mayOpen, placeGroups } from './places.tsx'
import type { TextSize } from './textSize.ts'

/** What a command does: opens a screen, or something the frame can do. */
export type Doing =
  | { open: string }
  | { size: TextSize }
  | { frame: 'language' | 'password' | 'practice' | 'print' | 'signOut' }
export type Command = { id: string; name: string; doing: Doing; key?: string; initials: string }

const clerks: readonly Role[] = ['reception', 'caseOfficer', 'supervisor']

type Action = { name(texts: Texts): string; doing: Doing; roles?: readonly Role[] }

/** Frequent actions besides the screens. */
const actions: readonly Action[] = [
  { name: ({ register }) => register.title, doing: { open: '/cases/new' }, roles: clerks },
  { name: ({ consultations }) => consultations.register, doing: { open: '/consultations/new' }, roles: clerks },
  { name: ({ palette }) => palette.print, doing: { frame: 'print' } },
  { name: ({ palette }) => palette.sizeTo.standard, doing: { size: 'standard' } },
  { name: ({ palette }) => palette.sizeTo.large, doing: { size: 'large' } },
  { name: ({ palette }) => palette.sizeTo.largest, doing: { size: 'largest' } },
  { name: ({ frame }) => frame.otherLanguage, doing: { frame: 'language' } },
  { name: ({ frame }) => frame.openPractice, doing: { frame: 'practice' } },
  { name: ({ frame }) => frame.changePassword, doing: { frame: 'password' } },
  { name: ({ frame }) => frame.signOut, doing: { frame: 'signOut' } },
]

const isPractice = (doing: Doing): boolean => 'frame' in doing && doing.frame === 'practice'

/** The screens that have a key of their own: Alt and their place in the rail. */
export function placeKeys(roles: readonly Role[]): Map<string, string> {
  const open = placeGroups.flatMap((group) => group.places).filter((place) => mayOpen(place, roles))
  return new Map(open.slice(0, 9).map((place, i) => [`Alt+${i + 1}`, place.to]))
}

/** Every command this person may use, with the first letters of its pinyin. */
export function useCommands(): Command[] {
  const texts = useTexts()
  const { roles } = useUser()
  const { canPractice } = useSession().status
  const bare = useMemo(() => {
    const keys = new Map([...placeKeys(roles)].map(([key, to]) => [to, key]))
    const places = placeGroups
      .flatMap((group) => group.places)
      .filter((place) => mayOpen(place, roles))
      .map(({ id, to }) => ({ id, name: String(texts.frame[id]), doing: { open: to }, key: keys.get(to) }))
    const others = actions
      .filter((action) => mayOpen(action, roles) && (canPractice || !isPractice(action.doing)))
      .map(({ name, doing }) => ({ id: JSON.stringify(doing), name: name(texts), doing, key: undefined }))
    return [...others.slice(0, 2), ...places, ...others.slice(2)]
  }, [texts, roles, canPractice])
  const initials = useInitials(bare.map(({ name }) => name))
  return useMemo(
    () =>
      bare.map(({ key, ...command }) => ({
        ...command,
        ...(key === undefined ? {} : { key }),
        initials: initials(command.name),
      })),
    [bare, initials],
  )
}

/** First letters of the pinyin of texts the window knows; asked for once and then kept. Empty until they are there. */
export function useInitials(texts: readonly string[]): (text: string) => string {
  const { data } = useQuery(queries.initials(texts))
  return useMemo(() => {
    const known = new Map(texts.map((text, i) => [text, data?.[i] ?? '']))
    return (text) => known.get(text) ?? ''
  }, [texts, data])
}
