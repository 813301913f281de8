import type { KeyboardEvent, ReactElement } from 'react'
import { useTexts } from '../../texts/language.tsx'
import { type Tab, tabNames } from './tabs.ts'

type Props = { tab: Tab; countOf(tab: Tab): number | null; change(tab: Tab): void }

/** The lists with their counts; 1 to 7 open them from anywhere, arrows move between them. */
export function BandTabs({ tab, countOf, change }: Props): ReactElement {
  const { workbench } = useTexts()
  const onKeyDown = (event: KeyboardEvent, from: Tab): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabNames[tabNames.indexOf(from) + by]
    if (by === 0 || !next) return
    change(next)
    document.getElementById(`band-${next}`)?.focus()
  }
  return (
    <div className="bandHead">
      <div className="bandTabs" role="tablist" aria-label={workbench.bands}>
        {tabNames.map((name, i) => {
          const count = countOf(name)
          return (
            <button
              key={name}
              type="button"
              role="tab"
              id={`band-${name}`}
              aria-selected={name === tab}
              aria-controls="bandPanel"
              aria-keyshortcuts={String(i + 1)}
              title={workbench.tabKey(i + 1)}
              className={name === 'overdue' && count ? 'bandTab red' : 'bandTab'}
              tabIndex={name === tab ? 0 : -1}
              onClick={() => change(name)}
              onKeyDown={(event) => onKeyDown(event, name)}
            >
              {workbench.tabs[name]} <span className="bandCount">{count ?? ' '}</span>
            </button>
          )
        })}
      </div>
      <span className="muted small bandOrder">{tab === 'stuck' ? workbench.stuckOrder : workbench.order}</span>
    </div>
  )
}
