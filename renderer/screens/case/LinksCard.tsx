import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type ReactElement, useState } from 'react'
import { Link } from 'react-router'
import type { CaseView, LinksView } from '../../../shared/contract/index.ts'
import { isTermCode, termCodes, termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { useHasRole, useUser } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { instantText } from '../../parts/dates.ts'
import { useTyped } from '../../parts/form/draft.ts'
import { PlainForm } from '../../parts/form/PlainForm.tsx'
import type { Choice } from '../../parts/form/sources.tsx'
import { FailureLine, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { findCases } from './caseSources.ts'

type Doing = { kind: 'add'; other: Choice | null; as: string } | { kind: 'end'; id: string; number: string } | null

/** Cases that belong together: linked and taken apart with a reason; what looks related is offered. */
export function LinksCard({ view }: { view: CaseView }): ReactElement {
  const { texts } = useLanguage()
  const t = texts.links
  const mayChange = useHasRole('reception', 'caseOfficer', 'approver', 'supervisor')
  const query = useQuery(queries.links(view.id))
  const [doing, setDoing] = useState<Doing>(null)
  return (
    <Card
      title={t.title}
      extra={
        mayChange && doing === null ? (
          <Button size="small" onClick={() => setDoing({ kind: 'add', other: null, as: 'other' })}>
            {t.add}
          </Button>
        ) : null
      }
    >
      {doing ? <LinkForm key={JSON.stringify(doing)} view={view} doing={doing} close={() => setDoing(null)} /> : null}
      <Read query={query} rows={2}>
        {(all) => <Lists all={all} doing={mayChange ? setDoing : null} />}
      </Read>
    </Card>
  )
}

function Lists({ all, doing }: { all: LinksView; doing: ((doing: Doing) => void) | null }): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.links
  const held = all.links.filter((link) => link.ended === null)
  const ended = all.links.filter((link) => link.ended !== null)
  const [showEnded, setShowEnded] = useState(false)
  const kindName = (kind: string): string =>
    isTermCode('caseLinkKind', kind) ? termName('caseLinkKind', kind, language) : kind
  const title = (other: LinksView['links'][number]['other']): ReactElement => (
    <>
      <Link to={`/cases/${other.id}`}>{other.number}</Link> <span className="small">{other.title}</span>
    </>
  )
  return (
    <>
      {held.length === 0 && all.suggested.length === 0 ? <p className="muted">{t.none}</p> : null}
      <ul className="linkList">
        {held.map((link) => (
          <li key={link.id}>
            <p>{title(link.other)}</p>
            <p className="muted small">
              {kindName(link.kind)} · {link.reason} · {link.linkedBy?.name} {instantText(link.linkedAt).slice(0, 10)}
              {doing ? (
                <button
                  type="button"
                  className="plain link small"
                  aria-label={t.endOf(link.other.number)}
                  onClick={() => doing({ kind: 'end', id: link.id, number: link.other.number })}
                >
                  {t.end}
                </button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      {all.suggested.length > 0 ? (
        <>
          <p className="muted small suggestedHead">{t.suggested}</p>
          <ul className="linkList">
            {all.suggested.map(({ other, kind }) => (
              <li key={other.id}>
                <p>{title(other)}</p>
                <p className="muted small">
                  {kindName(kind)} · {termName('mainState', other.mainState, language)}
                  {doing ? (
                    <button
                      type="button"
                      className="plain link small"
                      aria-label={t.linkWith(other.number)}
                      onClick={() =>
                        doing({
                          kind: 'add',
                          other: { id: other.id, name: `${other.number} ${other.title}` },
                          as: kind,
                        })
                      }
                    >
                      {t.link}
                    </button>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {ended.length > 0 ? (
        <>
          <button
            type="button"
            className="plain link small"
            aria-expanded={showEnded}
            onClick={() => setShowEnded(!showEnded)}
          >
            {t.ended(ended.length)}
          </button>
          {showEnded ? (
            <ul className="linkList">
              {ended.map((link) => (
                <li key={link.id}>
                  <p>{title(link.other)}</p>
                  <p className="muted small">
                    {kindName(link.kind)} · {link.reason} →{' '}
                    {t.endedBy(link.ended?.by?.name ?? '', instantText(link.ended?.at ?? link.linkedAt))}：
                    {link.ended?.reason}
                  </p>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
    </>
  )
}

function LinkForm({ view, doing, close }: { view: CaseView; doing: NonNullable<Doing>; close(): void }): ReactElement {
  const { language, texts } = useLanguage()
  const t = texts.links
  const [other, setOther] = useState(doing.kind === 'add' ? doing.other : null)
  const [kind, setKind] = useState(doing.kind === 'add' ? doing.as : 'other')
  const typed = useTyped(`${useUser().id}.${view.id}.link.${doing.kind}`, { reason: '' })
  const { reason } = typed.values
  const [found, setFound] = useState<readonly Choice[]>(other ? [other] : [])
  const [tried, setTried] = useState(false)
  const missing = reason.trim() === '' || (doing.kind === 'add' && other === null)
  const saving = useMutation({
    mutationFn: () =>
      doing.kind === 'add'
        ? api.links.add({ caseId: view.id, otherId: other?.id ?? '', kind, reason })
        : api.links.end({ caseId: view.id, id: doing.id, reason }),
    onSuccess: (all) => {
      typed.forget()
      queryClient.setQueryData(queries.links(view.id).queryKey, all)
      close()
    },
  })
  const label = doing.kind === 'add' ? t.add : t.endOf(doing.number)
  return (
    <PlainForm
      label={label}
      className="linkForm"
      onSubmit={() => {
        setTried(true)
        if (!missing) saving.mutate()
      }}
    >
      <h3>{label}</h3>
      {doing.kind === 'add' ? (
        <>
          <Select
            aria-label={t.other}
            showSearch={{
              filterOption: false,
              onSearch: (text) => {
                if (text.trim() !== '')
                  void findCases(text.trim()).then((all) => setFound(all.filter(({ id }) => id !== view.id)))
              },
            }}
            value={other?.id ?? null}
            onChange={(id) => setOther(found.find((choice) => choice.id === id) ?? null)}
            options={found.map((choice) => ({ value: choice.id, label: choice.name }))}
            placeholder={texts.form.findCase}
            notFoundContent={texts.form.typeToFind}
          />
          <Select
            aria-label={t.kind}
            value={kind}
            onChange={setKind}
            options={termCodes('caseLinkKind').map((code) => ({
              value: code,
              label: termName('caseLinkKind', code, language),
            }))}
          />
        </>
      ) : null}
      <Input.TextArea
        aria-label={t.reason}
        placeholder={t.reason}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={2000}
        value={reason}
        onChange={(event) => typed.set({ reason: event.target.value })}
      />
      {tried && missing ? <p className="fieldProblem">{t.missing}</p> : null}
      <FailureLine error={saving.error} />
      <div className="formActions">
        <Button type="primary" size="small" htmlType="submit" loading={saving.isPending}>
          {doing.kind === 'add' ? t.link : t.end}
        </Button>
        <Button size="small" onClick={close}>
          {texts.form.cancel}
        </Button>
      </div>
    </PlainForm>
  )
}
