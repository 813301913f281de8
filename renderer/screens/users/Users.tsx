import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { type ReactElement, useState } from 'react'
import type { UserRow } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { instantText } from '../../parts/dates.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, FailureLine, Read } from '../../parts/States.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { PasswordReset, UserForm } from './UserForm.tsx'

export const refreshUsers = (): void => {
  void queryClient.invalidateQueries({ queryKey: ['users'] })
  void queryClient.invalidateQueries({ queryKey: ['staff'] })
}

type Asking = { kind: 'new' } | { kind: 'change'; user: UserRow } | { kind: 'password'; user: UserRow }

/** Who may work here and as what. Only for administrators. */
export function Users(): ReactElement {
  const { texts } = useLanguage()
  const { users } = texts
  const [asking, setAsking] = useState<Asking | null>(null)
  const administrator = useHasRole('administrator')
  const query = useQuery({ ...queries.users(), enabled: administrator })
  const close = (): void => setAsking(null)
  const done = (): void => {
    refreshUsers()
    close()
  }
  if (!administrator) return <Empty text={texts.states.notAllowed(termName('role', 'administrator'))} />
  return (
    <>
      <PageHead title={texts.frame.users} note={users.note}>
        <Button type="primary" onClick={() => setAsking({ kind: 'new' })}>
          {users.add}
        </Button>
      </PageHead>
      <Card>
        <Read query={query}>{(rows) => <Rows rows={rows} ask={setAsking} />}</Read>
      </Card>
      {asking ? (
        <Modal
          open
          footer={null}
          onCancel={close}
          title={
            asking.kind === 'new'
              ? users.add
              : asking.kind === 'change'
                ? users.changeOf(asking.user.name)
                : users.passwordOf(asking.user.name)
          }
        >
          {asking.kind === 'password' ? (
            <PasswordReset user={asking.user} done={done} cancel={close} />
          ) : (
            <UserForm user={asking.kind === 'change' ? asking.user : null} done={done} cancel={close} />
          )}
        </Modal>
      ) : null}
    </>
  )
}

function Rows({ rows, ask }: { rows: readonly UserRow[]; ask(asking: Asking): void }): ReactElement {
  const { language, texts } = useLanguage()
  const { users } = texts
  const unlock = useMutation({ mutationFn: (id: string) => api.users.unlock({ id }), onSuccess: refreshUsers })
  const toggle = useMutation({
    mutationFn: (user: UserRow) => api.users.update({ id: user.id, disabled: !user.disabled }),
    onSuccess: refreshUsers,
  })
  const columns: Column<UserRow>[] = [
    { id: 'name', header: users.name, width: 130, cell: (row) => row.name },
    { id: 'login', header: users.login, width: 140, cell: (row) => row.login },
    {
      id: 'roles',
      header: users.roles,
      wrap: true,
      cell: (row) => row.roles.map((role) => termName('role', role, language)).join(language === 'zh' ? '、' : ', '),
    },
    {
      id: 'state',
      header: users.state,
      width: 190,
      cell: (row) =>
        row.disabled ? (
          <span className="tag grey">{users.disabled}</span>
        ) : row.lockedUntil ? (
          <span className="tag red">{users.lockedUntil(instantText(row.lockedUntil).slice(11))}</span>
        ) : row.mustChangePassword ? (
          <span className="tag amber">{users.mustChange}</span>
        ) : (
          <span className="tag green">{users.active}</span>
        ),
    },
    {
      id: 'actions',
      header: users.actions,
      width: 300,
      cell: (row) => (
        <span className="rowActions">
          <Button size="small" onClick={() => ask({ kind: 'change', user: row })}>
            {users.change}
          </Button>
          <Button size="small" onClick={() => ask({ kind: 'password', user: row })}>
            {users.resetPassword}
          </Button>
          {row.lockedUntil ? (
            <Button size="small" onClick={() => unlock.mutate(row.id)}>
              {users.unlock}
            </Button>
          ) : null}
          <Button
            size="small"
            loading={toggle.isPending && toggle.variables.id === row.id}
            onClick={() => toggle.mutate(row)}
          >
            {row.disabled ? users.enable : users.disable}
          </Button>
        </span>
      ),
    },
  ]
  return (
    <>
      <FailureLine error={toggle.error ?? unlock.error} />
      <DataTable label={texts.frame.users} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </>
  )
}
