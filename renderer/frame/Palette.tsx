import { SearchOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type ReactElement, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useMatch, useNavigate } from 'react-router'
import { isTermCode } from '../../shared/terms/index.ts'
import { isComposing } from '../parts/composing.ts'
import { stepName } from '../parts/dutyNames.ts'
import { FailureLine } from '../parts/States.tsx'
import { useLanguage } from '../texts/language.tsx'
import type { Doing } from './commands.ts'
import { type Hit, type HitGroup, type Item, type ItemGroup, usePaletteItems } from './paletteItems.ts'
import './palette.css'

type Props = { close(): void; run(doing: Doing): void }

const PAGE = 8

/** One line for everything: a case by number or name, a word in a text, a step of the open case, a command. */
export function Palette({ close, run }: Props): ReactElement {
  const { texts } = useLanguage()
  const { palette } = texts
  const navigate = useNavigate()
  const caseId = useMatch('/cases/:id')?.params.id ?? null
  const dialog = useRef<HTMLDialogElement>(null)
  const composing = useRef(false)
  const [text, setText] = useState('')
  /** What is looked for: not the letters that an input method is still turning into characters. */
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const [unfolded, setUnfolded] = useState<HitGroup | null>(null)
  const typed = useDeferredValue(query)
  const open = caseId === 'new' ? null : caseId
  const { groups, number, complete, searching, error } = usePaletteItems(typed, open, unfolded)
  const items = groups.flatMap((group) => group.items)
  const current = items[Math.min(active, items.length - 1)]

  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
  }, [])
  useEffect(() => {
    if (current) document.getElementById(current.id)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const look = (next: string): void => {
    setQuery(next)
    setActive(0)
    setUnfolded(null)
  }
  const choose = (item: Item): void => {
    if (item.kind === 'more') return setUnfolded(item.group)
    // A step that is not possible stays where it is and says why.
    if (item.kind === 'step' && !item.possible) return
    close()
    if (item.kind === 'step') void navigate(`/cases/${open}?step=${item.step.type}`)
    else if (item.kind === 'command') run(item.command.doing)
    else void navigate(addressOf(item.hit))
  }
  const move = (to: number): void => setActive(Math.max(0, Math.min(items.length - 1, to)))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    const moves: Record<string, number> = {
      ArrowDown: active + 1 < items.length ? active + 1 : 0,
      ArrowUp: active > 0 ? active - 1 : items.length - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
    }
    const to = moves[event.key]
    if (to !== undefined) {
      event.preventDefault()
      move(to)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (current) choose(current)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close()
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key that closes is Escape; a click beside the box does the same
    <dialog
      ref={dialog}
      className="palette"
      aria-label={palette.title}
      onCancel={(event) => {
        event.preventDefault()
        // Escape that gives up a composition is not meant for us.
        if (!composing.current) close()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <div className="paletteBox">
        <div className="paletteInput">
          <SearchOutlined aria-hidden="true" />
          <input
            autoFocus
            role="combobox"
            aria-label={palette.title}
            aria-expanded={items.length > 0}
            aria-controls="palette-items"
            aria-activedescendant={current?.id}
            aria-autocomplete="list"
            placeholder={palette.hint}
            spellCheck={false}
            autoComplete="off"
            maxLength={100}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              if (!composing.current) look(event.target.value)
            }}
            onCompositionStart={() => {
              composing.current = true
            }}
            onCompositionEnd={(event) => {
              composing.current = false
              look(event.currentTarget.value)
            }}
            onKeyDown={onKeyDown}
          />
          <kbd>Esc</kbd>
        </div>
        <div
          className="paletteItems"
          id="palette-items"
          role="listbox"
          aria-label={palette.results}
          aria-busy={searching}
        >
          {groups.map((group) => (
            <Group key={group.id} group={group} number={number} current={current} choose={choose} />
          ))}
        </div>
        <FailureLine error={error} />
        <p className="paletteFoot" role="status">
          {items.length === 0 && !searching && typed.trim() !== '' ? palette.nothing : palette.keys}
          {complete ? null : <span className="paletteIncomplete">{palette.incomplete}</span>}
        </p>
      </div>
    </dialog>
  )
}

type GroupProps = { group: ItemGroup; number: string | null; current: Item | undefined; choose(item: Item): void }

function Group({ group, number, current, choose }: GroupProps): ReactElement {
  const { palette } = useLanguage().texts
  const title = group.id === 'steps' ? palette.stepsOf(number ?? '') : palette.groups[group.id]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box is no fieldset
    <div role="group" aria-label={title} className="paletteGroup">
      <div className="paletteTitle" aria-hidden="true">
        {title}
      </div>
      {group.items.map((item) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input that owns the list
        // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
        <div
          key={item.id}
          id={item.id}
          role="option"
          aria-selected={item === current}
          aria-disabled={item.kind === 'step' && !item.possible}
          className={`paletteItem${item === current ? ' current' : ''}${item.kind === 'step' && !item.possible ? ' grey' : ''}`}
          // The input keeps the focus, or a second word could not be typed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(item)}
        >
          <Line item={item} />
        </div>
      ))}
    </div>
  )
}

function Line({ item }: { item: Item }): ReactElement {
  const { language, texts } = useLanguage()
  const { palette } = texts
  switch (item.kind) {
    case 'step':
      return item.possible ? (
        <span className="paletteName">{item.name}</span>
      ) : (
        <>
          <span className="paletteName">{item.name}</span>
          <span className="paletteWhy">
            {item.step.unmet.map((unmet) => unmet[language]).join(language === 'zh' ? '；' : '; ')}
            {item.article ? <span className="article"> {item.article}</span> : null}
          </span>
        </>
      )
    case 'command':
      return (
        <>
          <span className="paletteName">{item.name}</span>
          {item.command.key ? <kbd>{item.command.key}</kbd> : null}
        </>
      )
    case 'more':
      return (
        <span className="paletteMore">{item.atLeast ? palette.moreAtLeast(item.count) : palette.more(item.count)}</span>
      )
    case 'hit':
      return <HitLine hit={item.hit} />
  }
}

function HitLine({ hit }: { hit: Hit }): ReactElement {
  const { language, texts } = useLanguage()
  const number = hit.number ?? texts.palette.unnumbered
  const place = isTermCode('eventType', hit.label) || isTermCode('consultationEventType', hit.label)
  const label = place ? stepName(hit.label, language) : hit.label
  return (
    <>
      <span className="paletteName">
        {hit.kind === 'party' ? hit.label : number}
        {hit.open ? null : <span className="paletteMark">{texts.palette.over}</span>}
      </span>
      <span className="paletteWhat">
        {hit.kind === 'case' ? (
          hit.title
        ) : hit.kind === 'party' ? (
          <>
            {number}　{hit.title}
          </>
        ) : hit.kind === 'consultation' ? (
          [hit.label, hit.title].filter((word) => word !== '').join(' · ')
        ) : (
          <>
            {hit.kind === 'record' ? label : [texts.palette.kinds[hit.kind], label].join(' ')}
            {'：'}
            {hit.excerpt ? (
              <>
                {hit.excerpt.before}
                <mark>{hit.excerpt.match}</mark>
                {hit.excerpt.after}
              </>
            ) : (
              hit.title
            )}
          </>
        )}
      </span>
    </>
  )
}

/** Where a hit is read: its case or consultation, at the entry if it is one. */
function addressOf(hit: Hit): string {
  const page = hit.subject === 'case' ? `/cases/${hit.ownerId}` : `/consultations/${hit.ownerId}`
  return hit.kind === 'record' ? `${page}?entry=${hit.ref}` : page
}
