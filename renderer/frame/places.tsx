import {
  BankOutlined,
  CalendarOutlined,
  CommentOutlined,
  FileSyncOutlined,
  FolderOpenOutlined,
  NumberOutlined,
  PercentageOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Role } from '../../shared/terms/index.ts'
import type { Texts } from '../texts/zh.ts'

/** A screen that is reached from the rail, from the palette and by its key. */
export type Place = {
  /** Also the key of its name in the texts of the frame. */
  id: keyof Texts['frame']
  to: string
  icon: ReactNode
  /** Who may open it; left out: everybody. */
  roles?: readonly Role[]
  /** The number beside it. */
  count?: 'cases' | 'consultations'
}
export type PlaceGroup = { id: 'daily' | 'results' | 'system'; places: readonly Place[] }

/** Who works on cases; an administrator alone has no business in letters and suits. */
const recorders: readonly Role[] = ['reception', 'caseOfficer', 'approver', 'supervisor']

/** Every place, in the three groups of the rail. A new screen is added here and in router.tsx. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    id: 'daily',
    places: [
      { id: 'workbench', to: '/', icon: <UnorderedListOutlined /> },
      { id: 'cases', to: '/cases', icon: <FolderOpenOutlined />, count: 'cases' },
      { id: 'consultations', to: '/consultations', icon: <CommentOutlined />, count: 'consultations' },
      { id: 'corrections', to: '/corrections', icon: <FileSyncOutlined />, roles: recorders },
      { id: 'litigation', to: '/litigation', icon: <BankOutlined />, roles: recorders },
    ],
  },
  { id: 'results', places: [{ id: 'rates', to: '/rates', icon: <PercentageOutlined /> }] },
  {
    id: 'system',
    places: [
      { id: 'calendar', to: '/calendar', icon: <CalendarOutlined /> },
      { id: 'numbers', to: '/numbers', icon: <NumberOutlined /> },
      { id: 'users', to: '/users', icon: <TeamOutlined />, roles: ['administrator'] },
      { id: 'settings', to: '/settings', icon: <SettingOutlined /> },
      { id: 'safety', to: '/safety', icon: <SafetyCertificateOutlined />, roles: ['administrator'] },
      { id: 'help', to: '/help', icon: <QuestionCircleOutlined /> },
    ],
  },
]

export const mayOpen = (place: Pick<Place, 'roles'>, roles: readonly Role[]): boolean =>
  place.roles === undefined || place.roles.some((role) => roles.includes(role))
