import type { ReactElement } from 'react'
import { NavLink, Outlet } from 'react-router'
import { useUser } from '../../api/session.tsx'
import { mayOpen } from '../../frame/places.tsx'
import { useTexts } from '../../texts/language.tsx'
import { sectionGroups, sections } from './sections.ts'
import './settings.css'

/** The settings: a list of their pages at the left, the page at the right. */
export function SettingsFrame(): ReactElement {
  const { frame, settings } = useTexts()
  const { roles } = useUser()
  return (
    <div className="settingsFrame">
      <nav aria-label={frame.settings} className="settingsNav">
        {sectionGroups.map((group) => (
          <section key={group} aria-label={settings.sectionGroups[group]}>
            <h2>{settings.sectionGroups[group]}</h2>
            <ul>
              {sections
                .filter((section) => section.group === group && mayOpen(section, roles))
                .map(({ id }) => (
                  <li key={id}>
                    <NavLink to={`/settings/${id}`}>{settings.sections[id]}</NavLink>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </nav>
      <div className="settingsPage">
        <Outlet />
      </div>
    </div>
  )
}
