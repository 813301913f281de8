import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { type ReactElement, useEffect } from 'react'
import { api } from '../api/client.ts'
import { failureSentence } from '../api/failure.ts'
import { useLanguage, useTexts } from '../texts/language.tsx'
import './practice.css'

/** A coloured frame around everything, with words: nothing on this screen is real. */
export function PracticeFrame({ practice }: { practice: boolean }): ReactElement | null {
  const { frame } = useTexts()
  useEffect(() => {
    document.documentElement.classList.toggle('practice', practice)
  }, [practice])
  if (!practice) return null
  return (
    <div className="practiceFrame" role="note">
      <span>{frame.practiceFrame}</span>
    </div>
  )
}

/** Opens the practice mode in a place of its own: another address in a browser, another window on the desk. */
export function useOpenPractice(): { open(): void; preparing: boolean } {
  const { message } = App.useApp()
  const { language, texts } = useLanguage()
  const opening = useMutation({
    mutationFn: () => api.system.practice(),
    onMutate: () => {
      void message.open({ key: 'practice', type: 'loading', content: texts.frame.preparing, duration: 0 })
    },
    onSuccess: ({ url }) => {
      if (url) window.location.assign(url)
      else void message.open({ key: 'practice', type: 'success', content: texts.frame.practiceReady })
    },
    onError: (error) =>
      void message.open({
        key: 'practice',
        type: 'error',
        content: failureSentence(error, language, texts.states.unreachable),
      }),
  })
  return { open: () => opening.mutate(), preparing: opening.isPending }
}
