import { useQuery } from '@tanstack/react-query'
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import type { Outputs, SessionUser, SignedIn } from '../../shared/contract/index.ts'
import type { Role } from '../../shared/terms/index.ts'
import { rememberToday } from '../parts/CivilDatePicker.tsx'
import { api, sessionToken } from './client.ts'
import { onSignedOut, queries, queryClient } from './queries.ts'

type Status = Outputs['session']['status']

type SessionValue = {
  status: Status
  /** Null before signing in. */
  user: SessionUser | null
  /** The session ended under the person's hands: the page stays, a sign-in lies over it. */
  interrupted: boolean
  enter(signedIn: SignedIn): Promise<void>
  leave(): Promise<void>
  refresh(): Promise<void>
}

const SessionContext = createContext<SessionValue | null>(null)

type Props = {
  children: ReactNode
  /** What is shown until the program has answered for the first time. */
  waiting(error: unknown, retry: () => void): ReactElement
}

/** Who works here, and on which day. Asks anew every minute, so that a new day and a lost session are noticed. */
export function SessionProvider({ children, waiting }: Props): ReactElement {
  const query = useQuery({ ...queries.status(), refetchInterval: 60_000 })
  const status = query.data
  const [last, setLast] = useState<SessionUser | null>(null)
  const current = status?.user ?? null
  const today = status?.today

  useEffect(() => {
    if (current) setLast(current)
  }, [current])
  useEffect(() => onSignedOut(() => void query.refetch()), [query.refetch])
  useEffect(() => {
    if (!today) return
    rememberToday(today)
    // With the day everything that counts days has changed.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' })
  }, [today])

  const refresh = useCallback(async () => {
    await query.refetch()
  }, [query.refetch])
  const enter = useCallback(
    async (signedIn: SignedIn) => {
      sessionToken.keep(signedIn.token)
      const other = last !== null && last.id !== signedIn.user.id
      // Somebody else must not see what the one before had open.
      if (other) {
        queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' })
        window.location.hash = '#/'
      }
      setLast(signedIn.user)
      await query.refetch()
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' })
    },
    [last, query.refetch],
  )
  const leave = useCallback(async () => {
    await api.session.signOut().catch(() => undefined)
    sessionToken.forget()
    setLast(null)
    window.location.hash = '#/'
    await query.refetch()
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' })
  }, [query.refetch])

  const value = useMemo(
    () =>
      status && {
        status,
        user: current ?? last,
        interrupted: current === null && last !== null,
        enter,
        leave,
        refresh,
      },
    [status, current, last, enter, leave, refresh],
  )
  if (!value) return waiting(query.error, () => void query.refetch())
  return <SessionContext value={value}>{children}</SessionContext>
}

export function useSession(): SessionValue {
  const value = useContext(SessionContext)
  if (!value) throw new Error('useSession outside of SessionProvider')
  return value
}

/** The person at work; only for screens behind the sign-in. */
export function useUser(): SessionUser {
  const { user } = useSession()
  if (!user) throw new Error('nobody is signed in')
  return user
}

export const useToday = (): string => useSession().status.today

/** Whether the person holds one of the roles. The server checks again; the screen only hides by it. */
export function useHasRole(...roles: readonly Role[]): boolean {
  return useUser().roles.some((role) => roles.includes(role))
}
