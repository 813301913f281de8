import { Input } from 'antd'
import { type ReactElement, useState } from 'react'
import {
  type Basis,
  type DocumentGroup,
  type DocumentKind,
  documentKinds,
  documents,
} from '../../../shared/documents/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'

const groups: readonly DocumentGroup[] = [
  'beforeAcceptance',
  'acceptance',
  'trial',
  'decision',
  'afterDecision',
  'file',
]

/** The papers the program makes: what each rests on, for whom it is, where it is filed, whether it takes a number. */
export function KindsPage(): ReactElement {
  const { language, texts } = useLanguage()
  const { settings } = texts
  const { kinds } = settings
  const [search, setSearch] = useState('')
  const word = search.trim().toLowerCase()
  const nameOf = (kind: DocumentKind): string => termName('documentKind', kind, language)
  const basis = ({ article, from, to }: Basis): string =>
    from || to ? `${article}（${kinds.inForce(from ?? null, to ?? null)}）` : article
  const fits = (kind: DocumentKind): boolean =>
    `${nameOf(kind)} ${documents[kind].bases.map(basis).join(' ')}`.toLowerCase().includes(word)
  const columns: Column<{ kind: DocumentKind }>[] = [
    { id: 'name', header: kinds.name, width: '30%', wrap: true, cell: ({ kind }) => nameOf(kind) },
    {
      id: 'basis',
      header: settings.article,
      wrap: true,
      cell: ({ kind }) =>
        documents[kind].bases.length === 0
          ? '—'
          : documents[kind].bases.map((each) => <p key={basis(each)}>{basis(each)}</p>),
    },
    { id: 'each', header: kinds.each, width: 130, cell: ({ kind }) => kinds.eachOf[documents[kind].each] },
    { id: 'volume', header: kinds.volume, width: 92, cell: ({ kind }) => kinds.volumes[documents[kind].volume] },
    {
      id: 'numbered',
      header: kinds.numbered,
      width: 70,
      cell: ({ kind }) => (documents[kind].numbered ? kinds.yes : '—'),
    },
    { id: 'sealed', header: kinds.sealed, width: 70, cell: ({ kind }) => (documents[kind].sealed ? kinds.yes : '—') },
  ]
  const shown = groups
    .map((group) => ({ group, rows: documentKinds.filter((kind) => documents[kind].group === group && fits(kind)) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <>
      <PageHead title={settings.sections.kinds} note={kinds.note(documentKinds.length)}>
        <Input.Search
          allowClear
          aria-label={kinds.find}
          placeholder={kinds.find}
          className="settingsSearch"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </PageHead>
      {shown.length === 0 ? <Empty text={kinds.none} /> : null}
      <div className="settingsForm">
        {shown.map(({ group, rows }) => (
          <Card key={group} title={kinds.groups[group]} extra={String(rows.length)}>
            <DataTable
              label={kinds.groups[group]}
              columns={columns}
              rows={rows.map((kind) => ({ kind }))}
              rowKey={({ kind }) => kind}
            />
          </Card>
        ))}
      </div>
    </>
  )
}
