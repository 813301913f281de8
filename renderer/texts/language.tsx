import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { en } from './en.ts'
import { type Texts, zh } from './zh.ts'

export type Language = 'zh' | 'en'

const KEY = 'fuyi.language'
const catalogues: Record<Language, Texts> = { zh, en }

type LanguageValue = { language: Language; texts: Texts; setLanguage(language: Language): void }
const LanguageContext = createContext<LanguageValue>({ language: 'zh', texts: zh, setLanguage: () => {} })

/** Chinese unless this person has chosen English on this machine. */
export function LanguageProvider({ children }: { children: ReactNode }): ReactElement {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'))
  useEffect(() => {
    localStorage.setItem(KEY, language)
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const value = useMemo(() => ({ language, texts: catalogues[language], setLanguage }), [language])
  return <LanguageContext value={value}>{children}</LanguageContext>
}

export const useLanguage = (): LanguageValue => useContext(LanguageContext)
export const useTexts = (): Texts => useContext(LanguageContext).texts
