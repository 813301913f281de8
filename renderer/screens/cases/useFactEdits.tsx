import { App, Button, Modal } from 'antd'
import { type ReactElement, useCallback, useState } from 'react'
import type { Outputs } from '../../../shared/contract/index.ts'
import type { SheetColumnId } from '../../../shared/reports/sheetColumns.ts'
import { api } from '../../api/client.ts'
import { failureSentence } from '../../api/failure.ts'
import { queryClient } from '../../api/queries.ts'
import type { GridEdit } from '../../parts/grid/types.ts'
import { useLanguage } from '../../texts/language.tsx'

type Left = Outputs['caseSheet']['edit']['left']
type Batch = { id: string; column: SheetColumnId; from: string | null; to: string | null }[]

/** The last batch of corrections, which one undo takes back; it outlives a visit to a case and back. */
let last: Batch = []

type FactEdits = { change(edits: GridEdit[]): void; undo(): void; report: ReactElement | null }

/**
 * Corrections made in the list: each case by an entry of its own record. What the server left alone is told with the
 * reason; one undo takes back the last batch, by corrections too.
 */
export function useFactEdits(): FactEdits {
  const { language, texts } = useLanguage()
  const { cases } = texts
  const { message } = App.useApp()
  const [left, setLeft] = useState<Left>([])

  const send = useCallback(
    async (batch: Batch, undoing: boolean): Promise<void> => {
      const close = message.loading({ content: texts.states.loading, key: 'grid', duration: 0 })
      try {
        const answer = await api.caseSheet.edit({ edits: batch, undoing })
        await queryClient.invalidateQueries({ queryKey: ['work'] })
        for (const { id } of answer.done) void queryClient.invalidateQueries({ queryKey: ['case', id] })
        last = undoing ? [] : answer.done.filter(({ from, to }) => from !== to)
        setLeft(answer.left)
        close()
        if (answer.done.length > 0) {
          const text = undoing ? cases.undone(answer.done.length) : cases.edited(answer.done.length)
          void message.success({ content: text, key: 'grid' })
        }
      } catch (error) {
        close()
        void message.error({ content: failureSentence(error, language, texts.states.unreachable), key: 'grid' })
      }
    },
    [message, texts, cases, language],
  )
  const change = useCallback((edits: GridEdit[]) => void send(edits as Batch, false), [send])
  const undo = useCallback(() => {
    if (last.length === 0) return void message.info({ content: cases.nothingToUndo, key: 'grid' })
    void send(
      last.map((edit) => ({ ...edit, from: edit.to, to: edit.from })),
      true,
    )
  }, [send, message, cases])

  const report =
    left.length > 0 ? (
      <Modal
        open
        title={cases.editLeft(left.length)}
        onCancel={() => setLeft([])}
        footer={<Button onClick={() => setLeft([])}>{cases.close}</Button>}
        width={560}
      >
        <ul className="assignLeft">
          {left.map((each) => (
            <li key={`${each.id} ${each.column}`}>
              <strong>{each.number}</strong> {cases.columns[each.column]}：{each.why[language]}
            </li>
          ))}
        </ul>
      </Modal>
    ) : null
  return { change, undo, report }
}
