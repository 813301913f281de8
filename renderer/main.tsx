import './zodWithoutEval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { forgetOldDrafts } from './parts/form/draft.ts'
import { publishColors } from './theme.ts'
import './styles/all.css'

publishColors(document.documentElement)
forgetOldDrafts()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root element')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
