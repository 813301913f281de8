import { PrinterOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useUser } from '../../api/session.tsx'
import { useTexts } from '../../texts/language.tsx'
import { instantText } from '../dates.ts'
import { type Piece, type Placed, paginate } from './paginate.ts'
import './print.css'

export type PrintColumn = {
  key: string
  title: ReactNode /** CSS width, e.g. "24mm". */
  width?: string
  align?: 'end'
}
export type PrintRow = { key: string; cells: readonly ReactNode[] }

/** What a document is made of, from top to bottom. Nodes are drawn twice (to be measured, and on their page): no ids, no state. */
export type PrintBlock =
  /** Never cut. `keepWithNext`: a heading. */
  | { kind: 'block'; key: string; node: ReactNode; keepWithNext?: true }
  /** A paragraph that may go on on the next page; line breaks are kept. */
  | { kind: 'text'; key: string; text: string; className?: string }
  /** Breaks between rows and repeats its head on every page. */
  | { kind: 'table'; key: string; columns: readonly PrintColumn[]; rows: readonly PrintRow[]; className?: string }

type Props = {
  /** Names the preview, and the file if the document is saved as PDF. */
  title: string
  blocks: readonly PrintBlock[]
  orientation?: 'portrait' | 'landscape'
  close(): void
  /** Asks for the printer as soon as the pages stand. */
  atOnce?: boolean
  /** Official papers carry no line about who printed them. */
  printedBy?: boolean
  /** Stands at the foot of every page, e.g. where each page is signed. */
  footNote?: string
}

/**
 * A document on A4 pages over the whole window: what is seen is what is printed. `window.print` does the printing in
 * a browser and in Electron alike; saving as PDF is a choice of its dialog.
 */
export function PrintPreview(props: Props): ReactElement {
  const { title, blocks, orientation = 'portrait', close, atOnce } = props
  const { print } = useTexts()
  const user = useUser()
  const measured = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<Placed[][] | null>(null)
  const [signed, setSigned] = useState(props.printedBy ?? false)
  // The moment the preview was opened; the printed line names it, nothing else depends on it.
  const [openedAt] = useState(() => new Date().toISOString())

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is measured are the blocks on the page
  useLayoutEffect(() => {
    let gone = false
    const lay = (): void => {
      if (measured.current && !gone) setPages(paginate(...measure(measured.current)))
    }
    lay()
    // A font that arrives late changes the lines.
    void document.fonts.ready.then(lay)
    return () => {
      gone = true
    }
  }, [blocks, orientation])

  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])

  useEffect(() => {
    const root = document.getElementById('root')
    root?.setAttribute('inert', '')
    return () => root?.removeAttribute('inert')
  }, [])

  const asked = useRef(false)
  useEffect(() => {
    if (!atOnce || !pages || asked.current) return
    asked.current = true
    void document.fonts.ready.then(() => window.print())
  }, [atOnce, pages])

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key.toLowerCase() === 'p' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      window.print()
    } else return
    event.stopPropagation()
  }

  return createPortal(
    <div className="printPreview" role="dialog" aria-modal="true" aria-label={title} onKeyDown={onKeyDown}>
      <header className="printBar">
        <h2>{title}</h2>
        <span className="printCount">{pages ? print.pages(pages.length) : ''}</span>
        <Checkbox checked={signed} onChange={(event) => setSigned(event.target.checked)}>
          {print.withPrintedBy}
        </Checkbox>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()} autoFocus>
          {print.print}
        </Button>
        <Button onClick={close}>{print.close}</Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls has to be reached by keyboard */}
      <div className="printDesk" tabIndex={0}>
        <div className={`sheet ${orientation} measure`} inert aria-hidden="true">
          <div className="sheetBody" ref={measured}>
            {blocks.map((block) => (
              <div key={block.key} className="piece" data-kind={block.kind} data-keep={'keepWithNext' in block}>
                <Whole block={block} />
              </div>
            ))}
          </div>
        </div>
        {(pages ?? []).map((page, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its place
          <section key={i} className={`sheet ${orientation}`} aria-label={print.page(i + 1, pages?.length ?? 0)}>
            <div className="sheetBody">
              {page.map((placed) => {
                const block = blocks[placed.piece]
                return block ? <Part key={block.key} block={block} placed={placed} /> : null
              })}
            </div>
            <footer className="sheetFoot">
              <span>
                {[props.footNote, signed ? print.printedBy(user.name, instantText(openedAt)) : '']
                  .filter(Boolean)
                  .join('　　　　')}
              </span>
              <span>{print.page(i + 1, pages?.length ?? 0)}</span>
            </footer>
          </section>
        ))}
      </div>
    </div>,
    document.body,
  )
}

/** The heights of the blocks as drawn, and the height there is on a page. */
function measure(body: HTMLElement): [Piece[], number] {
  const height = (element: Element): number => element.getBoundingClientRect().height
  const pieces = [...body.children].map((element): Piece => {
    const kind = element.getAttribute('data-kind')
    if (kind === 'table') {
      const head = element.querySelector('thead')
      const rows = [...element.querySelectorAll('tbody > tr')].map(height)
      const frame = height(element) - (head ? height(head) : 0) - rows.reduce((sum, row) => sum + row, 0)
      return { kind: 'table', head: (head ? height(head) : 0) + Math.max(0, frame), rows }
    }
    const text = kind === 'text' ? element.firstElementChild : null
    return {
      kind: 'block',
      height: height(element),
      keepWithNext: element.getAttribute('data-keep') === 'true',
      ...(text ? { lineHeight: Number.parseFloat(getComputedStyle(text).lineHeight) } : {}),
    }
  })
  return [pieces, Number.parseFloat(getComputedStyle(body).minHeight)]
}

function Part({ block, placed }: { block: PrintBlock; placed: Placed }): ReactElement {
  if (block.kind === 'table') {
    return (
      <div className="piece">
        <Table block={block} from={placed.from} to={placed.to} />
      </div>
    )
  }
  if (block.kind === 'block') {
    return (
      <div className="piece">
        <Whole block={block} />
      </div>
    )
  }
  return (
    <div className="piece slice" style={{ height: placed.to - placed.from }}>
      <div style={{ marginTop: -placed.from }}>
        <Whole block={block} />
      </div>
    </div>
  )
}

function Whole({ block }: { block: PrintBlock }): ReactElement {
  switch (block.kind) {
    case 'block':
      return <>{block.node}</>
    case 'text':
      return <p className={`printText ${block.className ?? ''}`}>{block.text}</p>
    case 'table':
      return <Table block={block} from={0} to={block.rows.length} />
  }
}

type TableProps = { block: Extract<PrintBlock, { kind: 'table' }>; from: number; to: number }

function Table({ block, from, to }: TableProps): ReactElement {
  return (
    <table className={`printTable ${block.className ?? ''}`}>
      <colgroup>
        {block.columns.map((column) => (
          <col key={column.key} {...(column.width ? { style: { width: column.width } } : {})} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {block.columns.map((column) => (
            <th key={column.key} scope="col" className={column.align ?? ''}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.slice(from, to).map((row) => (
          <tr key={row.key}>
            {block.columns.map((column, i) => (
              <td key={column.key} className={column.align ?? ''}>
                {row.cells[i]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
