import { useCallback, useRef, useState } from 'react'
import { failureSentence } from '../../../api/failure.ts'
import { sendFile } from '../../../api/files.ts'
import { queries, queryClient } from '../../../api/queries.ts'
import { useLanguage } from '../../../texts/language.tsx'
import { likelyKind } from './kinds.ts'

/** A file on its way, or one that was refused with the reason. */
export type OnItsWay = { key: number; name: string; share: number; failure: string | null; stop(): void }

let keys = 0

/** Sends files to a case one after the other; what was refused stays in sight until it is dismissed. */
export function useSending(caseId: string): {
  onTheirWay: readonly OnItsWay[]
  send(files: readonly File[], source: 'picked' | 'dropped' | 'pasted'): Promise<void>
} {
  const { language, texts } = useLanguage()
  const [onTheirWay, setAll] = useState<readonly OnItsWay[]>([])
  const queue = useRef(Promise.resolve())

  const send = useCallback(
    (files: readonly File[], source: 'picked' | 'dropped' | 'pasted'): Promise<void> => {
      for (const file of files) {
        const key = ++keys
        const change = (by: Partial<OnItsWay>): void =>
          setAll((all) => all.map((one) => (one.key === key ? { ...one, ...by } : one)))
        const drop = (): void => setAll((all) => all.filter((one) => one.key !== key))
        const abort = new AbortController()
        const stop = (): void => {
          abort.abort()
          drop()
        }
        setAll((all) => [...all, { key, name: file.name, share: 0, failure: null, stop }])
        queue.current = queue.current.then(async () => {
          if (abort.signal.aborted) return
          try {
            const onProgress = (share: number): void => change({ share })
            const kind = likelyKind(file.name)
            await sendFile(file, { caseId, kind, partyId: null, source, signal: abort.signal, onProgress })
            drop()
            await queryClient.invalidateQueries(queries.materials(caseId))
          } catch (error) {
            if (!abort.signal.aborted)
              change({ failure: failureSentence(error, language, texts.states.unreachable), stop: drop })
          }
        })
      }
      return queue.current
    },
    [caseId, language, texts],
  )
  return { onTheirWay, send }
}
