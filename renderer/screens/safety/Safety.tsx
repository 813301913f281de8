import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { type ReactElement, useState } from 'react'
import { Link } from 'react-router'
import type { BackupRow, VerifyProgress, VerifyResult } from '../../../shared/contract/index.ts'
import { termName } from '../../../shared/terms/index.ts'
import { api } from '../../api/client.ts'
import { queries, queryClient } from '../../api/queries.ts'
import { useHasRole } from '../../api/session.tsx'
import { Card } from '../../parts/Card.tsx'
import { type Column, DataTable } from '../../parts/DataTable.tsx'
import { instantText } from '../../parts/dates.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Empty, FailureLine, Read } from '../../parts/States.tsx'
import { useTexts } from '../../texts/language.tsx'
import '../numbers/numbers.css'

/** Backups, and the proof that nothing in the file has been changed or lost. */
export function Safety(): ReactElement {
  const { frame, safety, states } = useTexts()
  const administrator = useHasRole('administrator')
  if (!administrator) return <Empty text={states.notAllowed(termName('role', 'administrator'))} />
  return (
    <>
      <PageHead title={frame.safety} note={safety.note} />
      <div className="numbersPage">
        <Backups />
        <Verification />
      </div>
    </>
  )
}

function Backups(): ReactElement {
  const { safety } = useTexts()
  const list = useQuery(queries.backups())
  const make = useMutation({
    mutationFn: () => api.system.backups.make(),
    onSuccess: () => void queryClient.invalidateQueries(queries.backups()),
  })
  const columns: Column<BackupRow>[] = [
    { id: 'at', header: safety.madeAt, width: 180, cell: (row) => instantText(row.madeAt) },
    { id: 'name', header: safety.file, cell: (row) => row.name },
    {
      id: 'size',
      header: safety.size,
      width: 120,
      align: 'end',
      cell: (row) => safety.megabytes((row.bytes / 1_048_576).toFixed(1)),
    },
  ]
  return (
    <Card
      title={safety.backups}
      extra={
        <Button type="primary" size="small" loading={make.isPending} onClick={() => make.mutate()}>
          {safety.make}
        </Button>
      }
    >
      <FailureLine error={make.error} />
      <Read query={list} rows={3}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty text={safety.noBackups} />
          ) : (
            <DataTable label={safety.backups} columns={columns} rows={rows} rowKey={(row) => row.name} />
          )
        }
      </Read>
    </Card>
  )
}

function Verification(): ReactElement {
  const { safety } = useTexts()
  const [progress, setProgress] = useState<VerifyProgress | null>(null)
  const verify = useMutation({
    mutationFn: async (): Promise<VerifyResult> => {
      setProgress(null)
      const steps = await api.system.verify()
      for (;;) {
        const step = await steps.next()
        if (step.done) return step.value
        setProgress(step.value)
      }
    },
  })
  const part = progress && progress.total > 0 ? Math.floor((progress.checked / progress.total) * 100) : 0
  return (
    <Card
      title={safety.verification}
      extra={
        <Button size="small" loading={verify.isPending} onClick={() => verify.mutate()}>
          {safety.verify}
        </Button>
      }
    >
      <p className="muted">{safety.verifyHow}</p>
      {verify.isPending ? <Progress percent={part} size="small" aria-label={safety.verify} /> : null}
      <FailureLine error={verify.error} />
      {verify.data ? <Findings result={verify.data} /> : null}
    </Card>
  )
}

function Findings({ result }: { result: VerifyResult }): ReactElement {
  const { safety } = useTexts()
  return (
    <div role="status">
      <p className={result.sound ? 'light done' : 'light overdue'}>
        <span aria-hidden="true">{result.sound ? '✓' : '■'}</span>{' '}
        {result.sound ? safety.sound(result.cases, result.events) : safety.unsound(result.problems.length)}
      </p>
      <ul>
        {result.problems.map((problem) => (
          <li key={`${problem.kind}/${problem.caseId}/${problem.seq}/${problem.detail}`}>
            {safety.kinds[problem.kind]}：{problem.detail}{' '}
            {problem.caseId ? <Link to={`/cases/${problem.caseId}`}>{safety.toCase}</Link> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
