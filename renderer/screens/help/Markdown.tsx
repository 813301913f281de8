import { lexer, type Token, type Tokens } from 'marked'
import { Fragment, type ReactElement, type ReactNode, useMemo } from 'react'
import { Link } from 'react-router'
import { targetOf } from './guide.ts'

/** A page of the guide as React elements: no HTML of a file ever reaches the page. */
export function Markdown({ page, text }: { page: string; text: string }): ReactElement {
  const tokens = useMemo(() => lexer(text), [text])
  return <article className="guideText">{blocks(tokens, page)}</article>
}

const blocks = (tokens: readonly Token[], page: string): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a page that was read never changes
  tokens.map((token, i) => <Fragment key={i}>{block(token as Tokens.Generic, page)}</Fragment>)

function block(token: Tokens.Generic, page: string): ReactNode {
  const inner = (): ReactNode => (token.tokens ? blocks(token.tokens, page) : String(token['text'] ?? ''))
  switch (token.type) {
    case 'heading':
      return heading(token['depth'] as number, inner())
    case 'paragraph':
      return <p>{inner()}</p>
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>
    case 'list': {
      const items = (token as Tokens.List).items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page that was read never changes
        <li key={i}>{blocks(item.tokens, page)}</li>
      ))
      return (token as Tokens.List).ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return <Table token={token as Tokens.Table} page={page} />
    case 'code':
      return <pre>{String(token['text'])}</pre>
    case 'hr':
      return <hr />
    case 'strong':
      return <strong>{inner()}</strong>
    case 'em':
      return <em>{inner()}</em>
    case 'codespan':
      return <kbd>{String(token['text'])}</kbd>
    case 'br':
      return <br />
    case 'image':
      return picture(token as Tokens.Image, page)
    case 'link':
      return link(token as Tokens.Link, page, inner())
    case 'html':
    case 'space':
      return null
    default:
      return inner()
  }
}

function heading(depth: number, content: ReactNode): ReactElement {
  // The screen itself has the first heading.
  if (depth === 1) return <h2 className="guideTitle">{content}</h2>
  return depth === 2 ? <h3>{content}</h3> : <h4>{content}</h4>
}

function picture({ href, text }: Tokens.Image, page: string): ReactNode {
  const target = targetOf(page, href)
  return target && 'picture' in target ? <img src={target.picture} alt={text} loading="lazy" /> : text
}

function link({ href }: Tokens.Link, page: string, content: ReactNode): ReactNode {
  const target = targetOf(page, href)
  return target && 'page' in target ? <Link to={`/help/${target.page}`}>{content}</Link> : content
}

function Table({ token, page }: { token: Tokens.Table; page: string }): ReactElement {
  return (
    <table className="dataTable">
      <thead>
        <tr>
          {token.header.map((cell) => (
            <th key={cell.text} scope="col">
              {blocks(cell.tokens, page)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page that was read never changes
          <tr key={i}>
            {row.map((cell, j) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page that was read never changes
              <td key={j} className="wrap">
                {blocks(cell.tokens, page)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
