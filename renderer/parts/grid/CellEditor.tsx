import { type ClipboardEvent, type KeyboardEvent, type ReactElement, type Ref, useId } from 'react'

export type EditorState = {
  text: string
  /** `typing`: begun by typing, arrows leave the cell. `editing`: F2, arrows move the caret. Null: only selected. */
  mode: 'typing' | 'editing' | null
  /** The highlighted choice of a column with choices. */
  choice: number
}
export const resting: EditorState = { text: '', mode: null, choice: 0 }

type Props = {
  ref: Ref<HTMLInputElement>
  state: EditorState
  choices: readonly { value: string; label: string }[] | null
  label: string
  /** What the cell holds, shown where a choice is about to take its place. */
  was: string
  gridId: string
  activeId: string
  readOnly: boolean
  invalid: boolean
  place: { left: number; top: number; width: number; height: number }
  onText(text: string): void
  onBegin(): void
  onPick(choice: number): void
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void
  onCopy(event: ClipboardEvent<HTMLInputElement>): void
  onBlur(): void
  onFocus(): void
}

/**
 * The field over the active cell. It has the focus while a cell is selected, unseen and empty, so that the first key
 * typed (or the first letter of a Chinese syllable) lands in it and is not lost.
 */
export function CellEditor(props: Props): ReactElement {
  const { state, choices, place, readOnly, gridId, activeId } = props
  const listId = useId()
  const open = state.mode !== null && choices !== null
  const combo = open
    ? {
        role: 'combobox',
        'aria-expanded': true,
        'aria-controls': listId,
        'aria-activedescendant': choices[state.choice] ? `${listId}-${state.choice}` : undefined,
      }
    : { 'aria-controls': gridId, 'aria-activedescendant': activeId }
  return (
    <>
      <input
        ref={props.ref}
        className={state.mode === null ? 'cellEditor resting' : 'cellEditor'}
        style={place}
        aria-label={props.label}
        aria-invalid={props.invalid}
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        placeholder={open ? props.was : ''}
        value={state.text}
        {...combo}
        onChange={(event) => props.onText(event.target.value)}
        onCompositionStart={props.onBegin}
        onKeyDown={props.onKeyDown}
        onCopy={props.onCopy}
        onBlur={props.onBlur}
        onFocus={props.onFocus}
      />
      {open ? (
        <div
          role="listbox"
          id={listId}
          aria-label={props.label}
          className="cellChoices"
          style={{ left: place.left, top: place.top + place.height, minWidth: place.width }}
        >
          {choices.map((choice, i) => (
            <div
              key={choice.value}
              id={`${listId}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === state.choice}
              className={i === state.choice ? 'cellChoice highlighted' : 'cellChoice'}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onPick(i)}
            >
              {choice.label}
            </div>
          ))}
        </div>
      ) : null}
    </>
  )
}
