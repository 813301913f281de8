import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Input, InputNumber, Select } from 'antd'
import { type ReactElement, useEffect, useId, useState } from 'react'
import type { CaseView, MaterialView } from '../../../../shared/contract/index.ts'
import { isTermCode, termCodes, termName } from '../../../../shared/terms/index.ts'
import { api } from '../../../api/client.ts'
import { failureOf } from '../../../api/failure.ts'
import { readContent } from '../../../api/files.ts'
import { queries, queryClient } from '../../../api/queries.ts'
import { useHasRole, useUser } from '../../../api/session.tsx'
import { instantText } from '../../../parts/dates.ts'
import { useTyped } from '../../../parts/form/draft.ts'
import { FieldFrame } from '../../../parts/form/FieldFrame.tsx'
import { PlainForm } from '../../../parts/form/PlainForm.tsx'
import { FailureLine, Read } from '../../../parts/States.tsx'
import { useLanguage } from '../../../texts/language.tsx'
import { sizeText } from './kinds.ts'
import { Preview } from './Preview.tsx'

type Props = { view: CaseView; material: MaterialView | null; close(): void; removed(material: MaterialView): void }

/** A file beside what the centre says of it. */
export function MaterialDrawer({ view, material, close, removed }: Props): ReactElement {
  return (
    <Drawer open={material !== null} onClose={close} size={1040} title={material?.name} destroyOnHidden>
      {material ? <Content key={material.id} view={view} material={material} close={close} removed={removed} /> : null}
    </Drawer>
  )
}

function Content({ view, material, close, removed }: Props & { material: MaterialView }): ReactElement {
  const { texts } = useLanguage()
  const t = texts.materials
  const mayChange = useHasRole('reception', 'caseOfficer', 'approver', 'supervisor') && material.removedAt === null
  const saving = useMutation({
    mutationFn: async () => save(material.name, await readContent(material.id, new AbortController().signal)),
  })
  const removing = useMutation({
    mutationFn: () => api.materials.remove({ id: material.id, version: material.version }),
    onSuccess: (gone) => {
      removed(gone)
      close()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['materials'] }),
  })
  return (
    <div className="materialDetail">
      <Preview material={material} />
      <div className="materialSide">
        <Describe key={material.version} view={view} material={material} readOnly={!mayChange} />
        <div className="formActions">
          <Button size="small" loading={saving.isPending} onClick={() => saving.mutate()}>
            {t.download}
          </Button>
          {mayChange ? (
            <Button size="small" danger loading={removing.isPending} onClick={() => removing.mutate()}>
              {t.remove}
            </Button>
          ) : null}
        </div>
        {mayChange ? <p className="muted small">{t.removeHow}</p> : null}
        <FailureLine error={saving.error ?? removing.error} />
        <Changes material={material} />
      </div>
    </div>
  )
}

/** Hands a file to the person as bytes of no kind: no program of the machine opens it by itself. */
function save(name: string, content: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

type Described = Pick<MaterialView, 'name' | 'kind' | 'purpose' | 'firstPage' | 'lastPage'> & { partyId: string | null }

function Describe({
  view,
  material,
  readOnly,
}: {
  view: CaseView
  material: MaterialView
  readOnly: boolean
}): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.materials
  const id = useId()
  const typed = useTyped<Described>(`${useUser().id}.material.${material.id}.${material.version}`, {
    name: material.name,
    kind: material.kind,
    partyId: material.party?.id ?? null,
    purpose: material.purpose,
    firstPage: material.firstPage,
    lastPage: material.lastPage,
  })
  const { values, set } = typed
  const saving = useMutation({
    mutationFn: () =>
      api.materials.describe({
        id: material.id,
        version: material.version,
        ...values,
        purpose: values.purpose?.trim() || null,
        lastPage: values.firstPage === null ? null : values.lastPage,
      }),
    onSuccess: () => {
      typed.forget()
      return queryClient.invalidateQueries({ queryKey: ['materials'] })
    },
    onError: (error) => {
      if (failureOf(error)?.code === 'MATERIAL_CHANGED') void queryClient.invalidateQueries({ queryKey: ['materials'] })
    },
  })
  const backwards = values.firstPage !== null && values.lastPage !== null && values.lastPage < values.firstPage
  const missing = values.name.trim() === ''
  return (
    <PlainForm
      label={t.describe}
      onSubmit={() => {
        if (!readOnly && !missing && !backwards) saving.mutate()
      }}
    >
      <FieldFrame id={`${id}-name`} label={t.name} required problem={missing ? 'missing' : undefined}>
        <Input
          id={`${id}-name`}
          value={values.name}
          disabled={readOnly}
          maxLength={200}
          onChange={(event) => set({ name: event.target.value })}
        />
      </FieldFrame>
      <FieldFrame
        id={`${id}-kind`}
        label={t.kind}
        required
        hint={values.kind === 'mediation' ? t.mediationSealed : undefined}
      >
        <Select
          id={`${id}-kind`}
          className="selectField"
          value={values.kind}
          disabled={readOnly}
          onChange={(kind) => set({ kind })}
          options={termCodes('materialKind').map((code) => ({
            value: code,
            label: termName('materialKind', code, language),
          }))}
        />
      </FieldFrame>
      <FieldFrame id={`${id}-party`} label={t.party} required={false}>
        <Select
          id={`${id}-party`}
          className="selectField"
          value={values.partyId ?? ''}
          disabled={readOnly}
          onChange={(partyId) => set({ partyId: partyId || null })}
          options={[
            { value: '', label: t.ownMaterial },
            ...view.facts.parties.map((party) => ({
              value: party.id,
              label: `${termName('partyRole', party.role, language)} ${party.name}`,
            })),
          ]}
        />
      </FieldFrame>
      <FieldFrame id={`${id}-purpose`} label={t.purpose} required={false}>
        <Input.TextArea
          id={`${id}-purpose`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={values.purpose ?? ''}
          disabled={readOnly}
          maxLength={2000}
          onChange={(event) => set({ purpose: event.target.value })}
        />
      </FieldFrame>
      <FieldFrame id={`${id}-first`} label={t.pageRange} required={false} problem={backwards ? 'invalid' : undefined}>
        <span className="pageRange">
          <InputNumber
            id={`${id}-first`}
            min={1}
            max={100_000}
            precision={0}
            disabled={readOnly}
            value={values.firstPage}
            onChange={(firstPage) => set({ firstPage })}
          />
          —
          <InputNumber
            min={1}
            max={100_000}
            precision={0}
            disabled={readOnly || values.firstPage === null}
            aria-label={t.lastPage}
            value={values.lastPage}
            onChange={(lastPage) => set({ lastPage })}
          />
        </span>
      </FieldFrame>
      <FailureLine error={saving.error} />
      {readOnly ? null : (
        <div className="formActions">
          <Button type="primary" size="small" htmlType="submit" loading={saving.isPending}>
            {t.save}
          </Button>
        </div>
      )}
    </PlainForm>
  )
}

/** Who brought the file, and what was said of it before. */
function Changes({ material }: { material: MaterialView }): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.materials
  const changes = useQuery(queries.materialChanges(material.id, material.version))
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const word = (field: string, value: string | number | null): string => {
    if (value === null || value === '') return texts.case.empty
    if (field === 'kind' && isTermCode('materialKind', value)) return termName('materialKind', value, language)
    return String(value)
  }
  return (
    <section className="materialTrace">
      <h3>{t.trace}</h3>
      <p className="muted small">
        {termName('materialSource', material.source, language)} · {sizeText(material.bytes)} ·{' '}
        <button
          type="button"
          className="plain link small"
          title={material.sha256}
          onClick={() => void navigator.clipboard.writeText(material.sha256).then(() => setCopied(true))}
        >
          {copied ? t.copied : `SHA-256 ${material.sha256.slice(0, 12)}…`}
        </button>
      </p>
      <Read query={changes} rows={2}>
        {(all) => (
          <ul>
            {all.map((change) => (
              <li key={change.at + change.action} className="small">
                {instantText(change.at)} {change.by?.name ?? texts.case.program}{' '}
                {termName('materialAction', change.action, language)}
                {change.action === 'changed' ? (
                  <span className="muted">
                    {' '}
                    {Object.entries(change.before)
                      .flatMap(([field, value]) =>
                        field in t.fields ? [[field as keyof typeof t.fields, value] as const] : [],
                      )
                      .map(([field, value]) => t.was(t.fields[field], word(field, value)))
                      .join(language === 'zh' ? '；' : '; ')}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Read>
    </section>
  )
}
