/** The pages of the user guide as they lie in docs/user-guide, packed with the program; none in a build without it. */
const pages = import.meta.glob<string>('../../../docs/user-guide/**/*.md', { query: '?raw', import: 'default' })
const pictures = import.meta.glob<string>('../../../docs/user-guide/**/*.{png,jpg,svg,webp}', {
  query: '?url',
  import: 'default',
  eager: true,
})

const ROOT = '../../../docs/user-guide/'

/** Names of the pages in the order of their files: `01-workbench.md` is `01-workbench`; README comes first. */
export const guidePages: readonly string[] = Object.keys(pages)
  .map((file) => file.slice(ROOT.length, -'.md'.length))
  .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))

function rank(page: string): number {
  return page === 'README' || page === 'index' ? 0 : 1
}

/** The text of a page, in Markdown. */
export async function readGuidePage(page: string): Promise<string> {
  const read = pages[`${ROOT}${page}.md`]
  if (!read) throw new Error(`no page ${page} in the guide`)
  return read()
}

/** Where a path that stands on a page leads: to another page, or to a picture. Null: nowhere in the guide. */
export function targetOf(page: string, path: string): { page: string } | { picture: string } | null {
  const folder = page.split('/').slice(0, -1)
  const parts = [...folder]
  for (const part of decodeURI(path).split('#')[0]?.split('/') ?? []) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  const file = parts.join('/')
  if (file.endsWith('.md')) {
    const name = file.slice(0, -'.md'.length)
    return guidePages.includes(name) ? { page: name } : null
  }
  const picture = pictures[ROOT + file]
  return picture === undefined ? null : { picture }
}
