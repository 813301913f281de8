import { type ReactElement, useMemo } from 'react'
import type { CaseView, MaterialView } from '../../../../shared/contract/index.ts'
import { termName } from '../../../../shared/terms/index.ts'
import { PrintFacts } from '../../../parts/print/PrintFacts.tsx'
import { type PrintBlock, PrintPreview } from '../../../parts/print/PrintPreview.tsx'
import { useTexts } from '../../../texts/language.tsx'
import type { Texts } from '../../../texts/zh.ts'
import { pagesText } from './kinds.ts'

type Props = { view: CaseView; evidence: readonly MaterialView[]; close(): void }

/** 证据目录 on paper: a table for everybody who handed evidence in, numbered through. */
export function EvidenceSheet({ view, evidence, close }: Props): ReactElement {
  const texts = useTexts()
  const blocks = useMemo(() => evidenceBlocks(view, evidence, texts), [view, evidence, texts])
  return <PrintPreview title={`${texts.papers.evidence.title} ${view.number}`} blocks={blocks} close={close} />
}

function evidenceBlocks(view: CaseView, evidence: readonly MaterialView[], { papers, materials }: Texts): PrintBlock[] {
  const t = papers.evidence
  const submitters = [...new Set(evidence.map(({ party }) => party?.id ?? null))]
  return [
    { kind: 'block', key: 'title', keepWithNext: true, node: <h1 className="printTitle">{t.title}</h1> },
    {
      kind: 'block',
      key: 'facts',
      node: (
        <PrintFacts
          facts={[
            [papers.flow.number, view.number],
            [papers.flow.act, view.facts.act.title],
          ]}
        />
      ),
    },
    ...submitters.flatMap((id): PrintBlock[] => {
      const party = view.facts.parties.find((one) => one.id === id)
      const name = party ? `${party.name}（${termName('partyRole', party.role)}）` : materials.ownMaterial
      return [
        {
          kind: 'block',
          key: `by-${id}`,
          keepWithNext: true,
          node: <h2 className="printHeading">{t.by(name)}</h2>,
        },
        {
          kind: 'table',
          key: `table-${id}`,
          columns: [
            { key: 'no', title: t.columns.no, width: '14mm' },
            { key: 'name', title: t.columns.name, width: '58mm' },
            { key: 'purpose', title: t.columns.purpose },
            { key: 'pages', title: t.columns.pages, width: '22mm' },
          ],
          rows: evidence.flatMap((material, i) =>
            (material.party?.id ?? null) === id
              ? [
                  {
                    key: material.id,
                    cells: [
                      i + 1,
                      material.name.replace(/\.[A-Za-z0-9]{1,5}$/, ''),
                      material.purpose ?? '',
                      pagesText(material),
                    ],
                  },
                ]
              : [],
          ),
        },
      ]
    }),
    {
      kind: 'block',
      key: 'signs',
      node: (
        <div className="printSigns">
          <p>{t.signSubmitter}</p>
          <p>{papers.signReceiver}</p>
          <p>{papers.dated}</p>
          <p>{papers.dated}</p>
        </div>
      ),
    },
  ]
}
