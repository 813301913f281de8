import { PrinterOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import type { CaseView } from '../../../shared/contract/index.ts'
import { useTexts } from '../../texts/language.tsx'

/** The papers of an application that can be printed again from its case page. */
export function CasePapers({ view }: { view: CaseView }): ReactElement {
  const { papers } = useTexts()
  const navigate = useNavigate()
  const items = [
    { key: 'receipt', label: papers.receipt.title },
    ...(view.facts.application.channel === 'oral' ? [{ key: 'oral-record', label: papers.oral.title }] : []),
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void navigate(`/cases/${view.id}/${key}`) }}>
      <Button icon={<PrinterOutlined />}>{papers.menu}</Button>
    </Dropdown>
  )
}
