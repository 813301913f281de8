import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { type DragEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react'
import type { CaseView, MaterialView } from '../../../../shared/contract/index.ts'
import { termName } from '../../../../shared/terms/index.ts'
import { api } from '../../../api/client.ts'
import { queries, queryClient } from '../../../api/queries.ts'
import { useHasRole } from '../../../api/session.tsx'
import { Card } from '../../../parts/Card.tsx'
import { instantText } from '../../../parts/dates.ts'
import { Empty, FailureLine, Read } from '../../../parts/States.tsx'
import { useLanguage } from '../../../texts/language.tsx'
import { EvidenceDrawer } from './EvidenceDrawer.tsx'
import { EvidenceSheet } from './EvidenceSheet.tsx'
import { pagesText, sizeText } from './kinds.ts'
import { MaterialDrawer } from './MaterialDrawer.tsx'
import { ScanDrawer } from './ScanDrawer.tsx'
import { useSending } from './useSending.ts'
import './materials.css'

type Opened = { id: string } | 'scan' | 'evidence' | 'evidenceSheet' | null

/** The files of a case: dropped, pasted, chosen or scanned in; each opens its preview. */
export function MaterialsCard({ view }: { view: CaseView }): ReactElement {
  const { texts } = useLanguage()
  const t = texts.materials
  const mayAdd = useHasRole('reception', 'caseOfficer', 'approver', 'supervisor')
  const query = useQuery(queries.materials(view.id))
  const { onTheirWay, send } = useSending(view.id)
  const [opened, setOpened] = useState<Opened>(null)
  const [over, setOver] = useState(false)
  const [justRemoved, setJustRemoved] = useState<MaterialView | null>(null)
  const restoring = useRestoring()
  const picker = useRef<HTMLInputElement>(null)
  usePastedFiles(mayAdd, (files) => void send(files, 'pasted'))

  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!mayAdd || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      setOver(false)
      if (!mayAdd || event.dataTransfer.files.length === 0) return
      event.preventDefault()
      void send([...event.dataTransfer.files], 'dropped')
    },
  }
  const evidence = useMemo(() => (query.data?.materials ?? []).filter(({ kind }) => kind === 'evidence'), [query.data])
  const chosen = query.data && typeof opened === 'object' && opened !== null ? opened.id : null
  return (
    <div className={over ? 'materialsDrop over' : 'materialsDrop'} {...drop}>
      <Card
        className="materials"
        title={t.title}
        extra={
          mayAdd ? (
            <span className="materialActions">
              <Button size="small" onClick={() => picker.current?.click()}>
                {t.add}
              </Button>
              <Button size="small" onClick={() => setOpened('scan')}>
                {t.scan}
              </Button>
            </span>
          ) : null
        }
      >
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t.add}
          onChange={(event) => {
            void send([...(event.target.files ?? [])], 'picked')
            event.target.value = ''
          }}
        />
        {onTheirWay.length > 0 ? (
          <ul className="onTheirWay" aria-live="polite">
            {onTheirWay.map((file) => (
              <li key={file.key}>
                <span className="materialName">{file.name}</span>
                <button type="button" className="plain link small" onClick={file.stop}>
                  {file.failure ? t.dismiss : t.stop}
                </button>
                {file.failure ? (
                  <p className="failureLine" role="alert">
                    {file.failure}
                  </p>
                ) : (
                  <Progress percent={Math.round(file.share * 100)} size="small" aria-label={t.sending(file.name)} />
                )}
              </li>
            ))}
          </ul>
        ) : null}
        {justRemoved ? (
          <p className="undo" role="status">
            {t.justRemoved(justRemoved.name)}{' '}
            <button
              type="button"
              className="plain link"
              onClick={() => {
                restoring.mutate(justRemoved)
                setJustRemoved(null)
              }}
            >
              {t.undo}
            </button>
          </p>
        ) : null}
        <FailureLine error={restoring.error} />
        <Read query={query} rows={3}>
          {({ materials, removed, sealedAway }) => (
            <>
              {materials.length === 0 && onTheirWay.length === 0 ? <Empty text={t.none} /> : null}
              <ul className="materialList">
                {materials.map((material) => (
                  <Row key={material.id} material={material} open={() => setOpened({ id: material.id })} />
                ))}
              </ul>
              {sealedAway > 0 ? <p className="muted small">{t.sealedAway(sealedAway)}</p> : null}
              {mayAdd ? <p className="muted small dropHint">{t.dropHint}</p> : null}
              <div className="materialFoot">
                {evidence.length > 0 ? (
                  <button type="button" className="plain link" onClick={() => setOpened('evidence')}>
                    {t.evidenceList(evidence.length)}
                  </button>
                ) : null}
                <RecycleBin removed={removed} mayRestore={mayAdd} />
              </div>
              <MaterialDrawer
                view={view}
                material={[...materials, ...removed].find(({ id }) => id === chosen) ?? null}
                close={() => setOpened(null)}
                removed={setJustRemoved}
              />
              <EvidenceDrawer
                evidence={evidence}
                shown={opened === 'evidence'}
                close={() => setOpened(null)}
                open={(id) => setOpened({ id })}
                print={() => setOpened('evidenceSheet')}
              />
              {opened === 'evidenceSheet' ? (
                <EvidenceSheet view={view} evidence={evidence} close={() => setOpened('evidence')} />
              ) : null}
            </>
          )}
        </Read>
        {mayAdd ? <ScanDrawer view={view} shown={opened === 'scan'} close={() => setOpened(null)} /> : null}
      </Card>
    </div>
  )
}

function Row({ material, open }: { material: MaterialView; open(): void }): ReactElement {
  const { language, texts } = useLanguage()
  const pages = pagesText(material)
  return (
    <li>
      <button type="button" className="plain materialRow" onClick={open}>
        <span className="materialName">{material.name}</span>
        <span className="muted small materialFacts">
          {[
            termName('materialKind', material.kind, language),
            material.party?.name,
            pages ? texts.materials.pages(pages) : null,
            sizeText(material.bytes),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
    </li>
  )
}

/** Takes a file back out of the recycle bin. */
function useRestoring() {
  return useMutation({
    mutationFn: ({ id, version }: MaterialView) => api.materials.restore({ id, version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['materials'] }),
  })
}

/** What was removed: it stays, with who removed it and when, and comes back with one click. */
function RecycleBin({
  removed,
  mayRestore,
}: {
  removed: readonly MaterialView[]
  mayRestore: boolean
}): ReactElement | null {
  const { texts } = useLanguage()
  const t = texts.materials
  const [open, setOpen] = useState(false)
  const restoring = useRestoring()
  if (removed.length === 0) return null
  return (
    <>
      <button type="button" className="plain link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t.recycleBin(removed.length)}
      </button>
      {open ? (
        <ul className="materialList binned">
          {removed.map((material) => (
            <li key={material.id}>
              <span className="materialName">{material.name}</span>
              <span className="muted small">
                {t.removedBy(material.removedBy?.name ?? '', instantText(material.removedAt ?? material.addedAt))}
              </span>
              {mayRestore ? (
                <Button size="small" loading={restoring.isPending} onClick={() => restoring.mutate(material)}>
                  {t.restore}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <FailureLine error={restoring.error} />
    </>
  )
}

/** Files on the clipboard belong to the case, unless somebody is writing: then the text of the clipboard is meant. */
function usePastedFiles(active: boolean, take: (files: File[]) => void): void {
  const { materials } = useLanguage().texts
  const latest = useRef(take)
  latest.current = take
  const pasted = useRef(materials.pasted)
  pasted.current = materials.pasted
  useEffect(() => {
    if (!active) return
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      const writing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')
      if (files.length === 0 || (writing && event.clipboardData?.types.includes('text/plain'))) return
      event.preventDefault()
      latest.current(files.map((file) => named(file, pasted.current)))
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [active])
}

/** A picture copied from a screen is called image.png by every browser: the time tells one from the other. */
function named(file: File, pasted: string): File {
  if (file.name !== 'image.png') return file
  const stamp = instantText(new Date().toISOString()).replaceAll(/[-:]/g, '').replace(' ', '-')
  return new File([file], `${pasted}${stamp}.png`, { type: file.type })
}
