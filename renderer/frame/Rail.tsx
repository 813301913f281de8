import {
  CalendarOutlined,
  CommentOutlined,
  FolderOpenOutlined,
  NumberOutlined,
  PercentageOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useUser } from '../api/session.tsx'
import { useTexts } from '../texts/language.tsx'

type Entry = { to: string; icon: ReactNode; text: string; count?: number | undefined }

/** The places of the program, by daily work, results and system. Only what this person may open. */
export function Rail({
  counts,
}: {
  counts: { cases: number | undefined; consultations: number | undefined }
}): ReactElement {
  const { frame } = useTexts()
  const { roles } = useUser()
  const administrator = roles.includes('administrator')
  const groups: { title: string; entries: Entry[] }[] = [
    {
      title: frame.daily,
      entries: [
        { to: '/', icon: <UnorderedListOutlined />, text: frame.workbench },
        { to: '/cases', icon: <FolderOpenOutlined />, text: frame.cases, count: counts.cases },
        { to: '/consultations', icon: <CommentOutlined />, text: frame.consultations, count: counts.consultations },
      ],
    },
    { title: frame.results, entries: [{ to: '/rates', icon: <PercentageOutlined />, text: frame.rates }] },
    {
      title: frame.system,
      entries: [
        { to: '/calendar', icon: <CalendarOutlined />, text: frame.calendar },
        { to: '/numbers', icon: <NumberOutlined />, text: frame.numbers },
        ...(administrator ? [{ to: '/users', icon: <TeamOutlined />, text: frame.users }] : []),
        { to: '/settings', icon: <SettingOutlined />, text: frame.settings },
        ...(administrator ? [{ to: '/safety', icon: <SafetyCertificateOutlined />, text: frame.safety }] : []),
      ],
    },
  ]
  return (
    <nav className="rail" aria-label={frame.places}>
      {groups.map((group, i) => (
        <div className="railGroup" key={group.title}>
          <h2 className={i === 0 ? 'visuallyHidden' : ''}>{group.title}</h2>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.to}>
                <Tooltip title={entry.text} placement="right" classNames={{ root: 'railTip' }}>
                  <NavLink
                    to={entry.to}
                    end={entry.to === '/'}
                    className={({ isActive }) => (isActive ? 'railLink active' : 'railLink')}
                  >
                    <span className="railIcon" aria-hidden="true">
                      {entry.icon}
                    </span>
                    <span className="railText">{entry.text}</span>
                    {entry.count ? <span className="railCount">{entry.count}</span> : null}
                  </NavLink>
                </Tooltip>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
