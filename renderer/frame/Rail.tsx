import { Tooltip } from 'antd'
import type { ReactElement } from 'react'
import { NavLink } from 'react-router'
import { useUser } from '../api/session.tsx'
import { useTexts } from '../texts/language.tsx'
import { mayOpen, placeGroups } from './places.tsx'

/** The places of the program, by daily work, results and system. Only what this person may open. */
export function Rail({
  counts,
}: {
  counts: { cases: number | undefined; consultations: number | undefined }
}): ReactElement {
  const { frame } = useTexts()
  const { roles } = useUser()
  return (
    <nav className="rail" aria-label={frame.places}>
      {placeGroups.map((group, i) => (
        <div className="railGroup" key={group.id}>
          <h2 className={i === 0 ? 'visuallyHidden' : ''}>{frame[group.id]}</h2>
          <ul>
            {group.places
              .filter((place) => mayOpen(place, roles))
              .map(({ id, to, icon, count }) => (
                <li key={to}>
                  <Tooltip title={String(frame[id])} placement="right" classNames={{ root: 'railTip' }}>
                    <NavLink
                      to={to}
                      end={to === '/'}
                      className={({ isActive }) => (isActive ? 'railLink active' : 'railLink')}
                    >
                      <span className="railIcon" aria-hidden="true">
                        {icon}
                      </span>
                      <span className="railText">{String(frame[id])}</span>
                      {count && counts[count] ? <span className="railCount">{counts[count]}</span> : null}
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
