import { QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, type ReactElement, type ReactNode, Suspense } from 'react'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './api/queries.ts'
import { SessionProvider, useSession } from './api/session.tsx'
import { PracticeFrame } from './frame/practice.tsx'
import { Failed, Loading } from './parts/States.tsx'
import { router } from './router.tsx'
import { LanguageProvider, useLanguage } from './texts/language.tsx'
import { theme } from './theme.ts'

const FirstStart = lazy(async () => ({ default: (await import('./screens/start/FirstStart.tsx')).FirstStart }))
const SignIn = lazy(async () => ({ default: (await import('./screens/signIn/SignIn.tsx')).SignIn }))
const NewPassword = lazy(async () => ({ default: (await import('./screens/signIn/NewPassword.tsx')).NewPassword }))
const SignInAgain = lazy(async () => ({ default: (await import('./screens/signIn/SignInAgain.tsx')).SignInAgain }))

/** The nonce that the host put into the page for antd's style tags. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

export function App(): ReactElement {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Antd>
          <SessionProvider
            waiting={(error, retry) => (error ? <Failed error={error} retry={retry} page /> : <Loading page />)}
          >
            <Suspense fallback={<Loading page />}>
              <Entrance />
            </Suspense>
          </SessionProvider>
        </Antd>
      </QueryClientProvider>
    </LanguageProvider>
  )
}

function Antd({ children }: { children: ReactNode }): ReactElement {
  const { language } = useLanguage()
  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={language === 'zh' ? zhCN : enUS}
      theme={theme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  )
}

/** Which door is open: the first start, the sign-in, a new password, or the desk. */
function Entrance(): ReactElement {
  const { status } = useSession()
  return (
    <>
      <PracticeFrame practice={status.practice} />
      <Inside />
    </>
  )
}

function Inside(): ReactElement {
  const { status, user, interrupted } = useSession()
  if (!status.initialised) return <FirstStart />
  if (!user) return <SignIn />
  if (user.mustChangePassword) return <NewPassword />
  return (
    <>
      <RouterProvider router={router} />
      {interrupted ? <SignInAgain /> : null}
    </>
  )
}
