import { EllipsisOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Dropdown, Input, Modal } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { type ListLayout, type ListView, type SheetQuery, sheetQuery } from '../../../shared/contract/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { useHasRole, useUser } from '../../api/session.tsx'
import { FailureLine } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import { everything, inStates, sameCases } from './query.ts'

type Props = {
  views: readonly ListView[]
  query: SheetQuery
  layout: ListLayout
  open(query: SheetQuery, layout: ListLayout | null): void
}

/** The views of the list with their counts: the ones every centre needs, one's own, and those that others share. */
export function Views({ views, query, layout, open }: Props): ReactElement {
  const { cases } = useTexts()
  const user = useUser()
  const supervisor = useHasRole('supervisor')
  const [naming, setNaming] = useState<ListView | 'new' | null>(null)
  const { modal } = App.useApp()
  const usual: { name: string; query: SheetQuery }[] = [
    { name: cases.viewAll, query: everything },
    { name: cases.viewOpen, query: { ...everything, filters: [inStates('openness', 'open')] } },
    {
      name: cases.viewMine,
      query: { ...everything, filters: [inStates('openness', 'open'), inStates('officer', user.id)] },
    },
    { name: cases.viewOverdue, query: { ...everything, filters: [inStates('band', 'overdue')] } },
    { name: cases.viewNear, query: { ...everything, filters: [inStates('band', 'near')] } },
    { name: cases.viewClosed, query: { ...everything, filters: [inStates('openness', 'closed')] } },
  ]
  // A view of an older program whose filters are not known any more cannot be opened.
  const saved = views.flatMap((view) => {
    const parsed = sheetQuery.safeParse(view.query)
    return parsed.success ? [{ view, name: view.name, query: parsed.data }] : []
  })
  const all = [...usual, ...saved]
  const counts = useQuery(queries.sheetCounts({ queries: all.map((each) => each.query) }))
  const remove = useMutation({ mutationFn: (id: string) => api.lists.removeView({ id }), onSettled: refreshViews })
  const update = useMutation({
    mutationFn: (view: ListView) =>
      api.lists.saveView({ list: 'cases', id: view.id, name: view.name, shared: view.shared, query, layout }),
    onSettled: refreshViews,
  })

  return (
    <div className="viewBar" role="toolbar" aria-label={cases.views}>
      {all.map((each, i) => {
        const current = sameCases(each.query, query)
        const view = 'view' in each ? (each.view as ListView) : null
        const mayChange = view !== null && (view.owner.id === user.id || supervisor)
        return (
          <span key={view?.id ?? each.name} className={current ? 'viewTab current' : 'viewTab'}>
            <button
              type="button"
              className="plain"
              aria-pressed={current}
              title={view && view.owner.id !== user.id ? cases.sharedBy(view.owner.name) : undefined}
              onClick={() => open(each.query, view?.layout ?? null)}
            >
              {each.name}
              <span className="viewCount">{counts.data?.counts[i] ?? ''}</span>
            </button>
            {mayChange ? (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'update', label: cases.updateView },
                    { key: 'rename', label: cases.renameView },
                    { key: 'remove', label: cases.removeView, danger: true },
                  ],
                  onClick: ({ key }) => {
                    if (key === 'update') update.mutate(view)
                    else if (key === 'rename') setNaming(view)
                    else
                      modal.confirm({
                        title: cases.removeViewAsk(view.name),
                        okText: cases.remove,
                        cancelText: cases.cancel,
                        onOk: () => remove.mutateAsync(view.id),
                      })
                  },
                }}
              >
                <button type="button" className="plain viewMore" aria-label={cases.viewMenu(view.name)}>
                  <EllipsisOutlined />
                </button>
              </Dropdown>
            ) : null}
          </span>
        )
      })}
      <Button type="link" size="small" onClick={() => setNaming('new')}>
        {cases.saveView}
      </Button>
      {naming ? (
        <NameDialog
          view={naming === 'new' ? null : naming}
          query={query}
          layout={layout}
          close={() => setNaming(null)}
        />
      ) : null}
    </div>
  )
}

const refreshViews = (): void => void queryClient.invalidateQueries({ queryKey: ['lists', 'cases'] })

type NameProps = { view: ListView | null; query: SheetQuery; layout: ListLayout; close(): void }

function NameDialog({ view, query, layout, close }: NameProps): ReactElement {
  const { cases } = useTexts()
  const id = useId()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const saving = useMutation({
    mutationFn: () =>
      api.lists.saveView({
        list: 'cases',
        ...(view ? { id: view.id, query: view.query, layout: view.layout } : { query, layout }),
        name: name.trim(),
        shared,
      }),
    onSuccess: () => {
      refreshViews()
      close()
    },
  })
  const save = (): void => {
    if (name.trim() !== '') saving.mutate()
  }
  return (
    <Modal
      open
      title={view ? cases.renameView : cases.saveViewTitle}
      okText={cases.save}
      cancelText={cases.cancel}
      okButtonProps={{ disabled: name.trim() === '', loading: saving.isPending }}
      onOk={save}
      onCancel={close}
      width={420}
    >
      <label htmlFor={`${id}-name`}>{cases.viewName}</label>
      <Input
        id={`${id}-name`}
        autoFocus
        maxLength={40}
        placeholder={cases.viewNameHint}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save()
        }}
      />
      <p className="viewShare">
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {cases.shareView}
        </Checkbox>
        <span className="muted small">{cases.shareViewHelp}</span>
      </p>
      <FailureLine error={saving.error} />
    </Modal>
  )
}
