import { Pagination } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { Empty, Failed, Loading } from './States.tsx'

type Props<T extends { rows: readonly unknown[]; total: number }> = {
  query: { data: T | undefined; error: unknown; refetch(): unknown }
  page: number
  pageSize: number
  turn(page: number): void
  empty: string
  /** What one can do about an empty list. */
  way?: ReactNode
  children(data: T): ReactNode
}

/** One page of a list that the server cuts: on its way, failed, empty, or the rows with the way to the next page. */
export function ListPage<T extends { rows: readonly unknown[]; total: number }>({
  query,
  page,
  pageSize,
  turn,
  empty,
  way,
  children,
}: Props<T>): ReactElement {
  if (query.data === undefined) {
    return query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading rows={10} />
  }
  if (query.data.rows.length === 0) return <Empty text={empty}>{way}</Empty>
  return (
    <>
      {children(query.data)}
      {query.data.total > pageSize ? (
        <Pagination
          className="pages"
          current={page}
          pageSize={pageSize}
          total={query.data.total}
          showSizeChanger={false}
          onChange={turn}
        />
      ) : null}
    </>
  )
}
