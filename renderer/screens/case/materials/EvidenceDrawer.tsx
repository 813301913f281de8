import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import type { ReactElement } from 'react'
import type { MaterialView } from '../../../../shared/contract/index.ts'
import { api } from '../../../api/client.ts'
import { queryClient } from '../../../api/queries.ts'
import { useHasRole } from '../../../api/session.tsx'
import { FailureLine } from '../../../parts/States.tsx'
import { useLanguage } from '../../../texts/language.tsx'
import { pagesText } from './kinds.ts'

type Props = {
  evidence: readonly MaterialView[]
  shown: boolean
  close(): void
  open(id: string): void
  print(): void
}

/** The evidence in its order, with purpose and pages: 证据目录. */
export function EvidenceDrawer({ evidence, shown, close, open, print }: Props): ReactElement {
  const { texts } = useLanguage()
  const t = texts.materials
  const mayChange = useHasRole('reception', 'caseOfficer', 'approver', 'supervisor')
  const moving = useMutation({
    mutationFn: ({ material, before }: { material: MaterialView; before: string | null }) =>
      api.materials.arrange({ id: material.id, version: material.version, before }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['materials'] }),
  })
  return (
    <Drawer
      open={shown}
      onClose={close}
      size={900}
      title={t.evidenceTitle}
      destroyOnHidden
      extra={<Button onClick={print}>{t.printEvidence}</Button>}
    >
      <p className="muted small">{t.evidenceHow}</p>
      <FailureLine error={moving.error} />
      <table className="table evidenceTable">
        <thead>
          <tr>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.evidenceName}</th>
            <th scope="col">{t.purpose}</th>
            <th scope="col">{t.pageRange}</th>
            <th scope="col">{t.party}</th>
            {mayChange ? <th scope="col">{t.order}</th> : null}
          </tr>
        </thead>
        <tbody>
          {evidence.map((material, i) => (
            <tr key={material.id}>
              <td>{i + 1}</td>
              <td>
                <button type="button" className="plain link" onClick={() => open(material.id)}>
                  {material.name}
                </button>
              </td>
              <td>{material.purpose ?? <span className="muted">{t.noPurpose}</span>}</td>
              <td>{pagesText(material) || '—'}</td>
              <td>{material.party?.name ?? t.ownMaterial}</td>
              {mayChange ? (
                <td className="order">
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined />}
                    aria-label={t.up(material.name)}
                    disabled={i === 0 || moving.isPending}
                    onClick={() => moving.mutate({ material, before: evidence[i - 1]?.id ?? null })}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined />}
                    aria-label={t.down(material.name)}
                    disabled={i === evidence.length - 1 || moving.isPending}
                    onClick={() => moving.mutate({ material, before: evidence[i + 2]?.id ?? null })}
                  />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Drawer>
  )
}
