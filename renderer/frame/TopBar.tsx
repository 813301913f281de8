import { DownOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import { type ReactElement, useState } from 'react'
import { termName } from '../../shared/terms/index.ts'
import { useSession, useUser } from '../api/session.tsx'
import { dateWithWeekday } from '../parts/dates.ts'
import { useLanguage } from '../texts/language.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { Search } from './Search.tsx'

/** Name, search, the day and whether it is worked, and the person with the way out. */
export function TopBar(): ReactElement {
  const { status, leave } = useSession()
  const user = useUser()
  const { language, texts, setLanguage } = useLanguage()
  const [changing, setChanging] = useState(false)
  const { frame } = texts
  const roles = user.roles.map((role) => termName('role', role, language)).join(language === 'zh' ? '、' : ', ')
  return (
    <header className="topBar">
      <span className="brand">{frame.product}</span>
      <span className="organ">{status.organ}</span>
      <Search />
      <span className="topRight">
        {status.practice ? <span className="tag amber">{frame.practice}</span> : null}
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
                key: 'language',
                label: frame.otherLanguage,
                onClick: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
              },
              { key: 'password', label: frame.changePassword, onClick: () => setChanging(true) },
              { type: 'divider' },
              { key: 'leave', label: frame.signOut, onClick: () => void leave() },
            ],
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
      {changing ? <PasswordDialog close={() => setChanging(false)} /> : null}
    </header>
  )
}
