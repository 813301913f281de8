import { randomBytes } from 'node:crypto'
import { openDesk, virtualClock } from '../desk.ts'

const unguessable = () => randomBytes(18).toString('base64url')

/** Opens a fresh data folder on a clock that follows the histories, with the people a small centre has. */
export async function openReplayDesk(dataDir: string) {
  const clock = virtualClock('2026-11-22')
  const desk = await openDesk({ dataDir, clock })
  const { user } = await desk.client.session.initialise({
    organ: '示例区人民政府',
    numberPrefix: '示例政复',
    administrator: {
      name: '历史案件录入',
      login: 'replay',
      password: unguessable(),
      roles: ['reception', 'caseOfficer', 'approver', 'supervisor'],
    },
  })
  const person = (name: string, login: string) =>
    desk.client.users.create({ name, login, password: unguessable(), roles: ['caseOfficer'] })
  const second = await person('复核人员', 'second')
  const third = await person('听证人员', 'third')
  const recorder = await person('记录人员', 'recorder')
  return {
    ...desk,
    clock,
    staff: { officer: user.id, second: second.id, third: third.id, head: user.id, recorder: recorder.id },
  }
}
