import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, type ProcedureMeta, roles } from '../../shared/contract/index.ts'
import { openDesk, PASSWORD, type People, refusalOf, staffed, type TestDesk } from './testDesk.ts'

/** Every procedure of the contract by its path. */
function procedures(node: unknown = contract, path: string[] = []): { path: string[]; meta: ProcedureMeta }[] {
  if (isContractProcedure(node)) return [{ path, meta: node['~orpc'].meta as ProcedureMeta }]
  return Object.entries(node as object).flatMap(([name, inner]) => procedures(inner, [...path, name]))
}

const all = procedures()
// It ends the session it is called with, so it comes last.
const walk = [
  ...all.filter(({ path }) => path.join('.') !== 'session.signOut'),
  ...all.filter(({ path }) => path.join('.') === 'session.signOut'),
]

/** Code of the answer to a call without input: one that is let in says BAD_INPUT, or does what it does. */
async function answer(client: unknown, path: readonly string[]): Promise<string> {
  const call = path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], client) as (
    input?: unknown,
  ) => Promise<unknown>
  try {
    await call()
    return 'DONE'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('who may call what', () => {
  let desk: TestDesk
  let people: People
  beforeAll(async () => {
    desk = await openDesk()
    people = await staffed(desk)
  })
  afterAll(() => desk.close())

  it('is said for every procedure', () => {
    expect(all.length).toBeGreaterThan(40)
    for (const { meta } of all) {
      expect(['query', 'command']).toContain(meta.kind)
      if (typeof meta.roles !== 'string') expect(meta.roles.length).toBeGreaterThan(0)
    }
    const open = all.filter(({ meta }) => meta.roles === 'public').map(({ path }) => path.join('.'))
    expect(open).toEqual(['session.status', 'session.initialise', 'session.signIn', 'system.practice'])
  })

  describe.each(walk.map(({ path, meta }) => ({ name: path.join('.'), path, meta })))('$name', ({ path, meta }) => {
    it.each(roles)('answers %s as the contract says', async (role) => {
      const allowed = typeof meta.roles === 'string' || meta.roles.includes(role)
      const code = await answer(people[role], path)
      if (allowed) expect(['DONE', 'BAD_INPUT']).toContain(code)
      else expect(code).toBe('FORBIDDEN')
    })

    it('answers nobody only if it is public', async () => {
      const code = await answer(people.nobody, path)
      if (meta.roles === 'public') expect(['DONE', 'BAD_INPUT']).toContain(code)
      else expect(code).toBe('UNAUTHENTICATED')
    })
  })

  it('names the roles that may, in Chinese', async () => {
    await desk.setDay('2026-03-02')
    const { token } = await people.nobody.session.signIn({ login: 'reception', password: PASSWORD })
    expect(await refusalOf(desk.clientWith(token).users.list())).toMatchObject({
      code: 'FORBIDDEN',
      defined: true,
      data: { roles: ['administrator'] },
      message: '您没有此项权限，需由系统管理员办理。',
    })
  })
})
