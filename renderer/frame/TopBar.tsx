import { DownOutlined, SearchOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import type { ReactElement } from 'react'
import { termName } from '../../shared/terms/index.ts'
import { useSession, useUser } from '../api/session.tsx'
import { dateWithWeekday } from '../parts/dates.ts'
import { useLanguage } from '../texts/language.tsx'
import type { Doing } from './commands.ts'
import { type TextSize, textSizes } from './textSize.ts'

type Props = { find(): void; size: TextSize; run(doing: Doing): void }

/** Name, search, the day and whether it is worked, and the person with the way out. */
export function TopBar({ find, size, run }: Props): ReactElement {
  const { status } = useSession()
  const user = useUser()
  const { language, texts } = useLanguage()
  const { frame } = texts
  const roles = user.roles.map((role) => termName('role', role, language)).join(language === 'zh' ? '、' : ', ')
  return (
    <header className="topBar">
      <span className="brand">{frame.product}</span>
      <span className="organ">{status.organ}</span>
      <button type="button" className="find" onClick={find} aria-haspopup="dialog" aria-keyshortcuts="Control+K">
        <SearchOutlined aria-hidden="true" />
        <span className="findHint">{texts.palette.open}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="topRight">
        <span className="today">
          {dateWithWeekday(status.today, language)}
          <span className="dot">·</span>
          <span className={status.isWorkingDay ? '' : 'restDay'}>
            {status.isWorkingDay ? frame.workingDay : frame.restDay}
          </span>
          {status.provisional ? <span className="provisional">{texts.light.provisional}</span> : null}
        </span>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              {
                key: 'size',
                type: 'group',
                label: frame.textSize,
                children: textSizes.map((each) => ({
                  key: each,
                  label: texts.help.sizes[each],
                  onClick: () => run({ size: each }),
                })),
              },
              { type: 'divider' },
              { key: 'help', label: frame.help, extra: 'F1', onClick: () => run({ open: '/help' }) },
              ...(status.canPractice
                ? [{ key: 'practice', label: frame.openPractice, onClick: () => run({ frame: 'practice' }) }]
                : []),
              { key: 'language', label: frame.otherLanguage, onClick: () => run({ frame: 'language' }) },
              { key: 'password', label: frame.changePassword, onClick: () => run({ frame: 'password' }) },
              { type: 'divider' },
              { key: 'leave', label: frame.signOut, onClick: () => run({ frame: 'signOut' }) },
            ],
            selectedKeys: [size],
          }}
        >
          <button type="button" className="plain person">
            <span className="personName">{user.name}</span>
            <span className="personRoles" title={roles}>
              {roles}
            </span>
            <DownOutlined aria-hidden="true" />
          </button>
        </Dropdown>
      </span>
    </header>
  )
}
