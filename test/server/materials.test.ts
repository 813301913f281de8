import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restore } from '../../db/backup.ts'
import { mediaTypeOf, previewOf } from '../../server/materials/mediaType.ts'
import { openServer } from '../../server/openServer.ts'
import { type CaseView, type Client, MAX_FILE_BYTES, type MaterialView } from '../../shared/contract/index.ts'
import type { VerifyResult } from '../../shared/contract/system.ts'
import { mediated, received } from './story.ts'
import { openDesk, type People, portClient, refusalOf, staffed, type TestDesk } from './testDesk.ts'

let desk: TestDesk
let people: People
let view: CaseView
beforeEach(async () => {
  desk = await openDesk()
  people = await staffed(desk)
  view = await received(desk, people, '2026-03-02')
})
afterEach(() => desk.close())

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const placeOf = (content: Uint8Array) =>
  path.join(desk.dataDir, 'fuyi-materials', hashOf(content).slice(0, 2), hashOf(content))

/** Sends a file as the page does, in pieces of `size` bytes. */
async function send(
  client: Client,
  content: Uint8Array,
  {
    name = '复议申请书.pdf',
    kind = 'evidence',
    partyId = 'p1' as string | null,
    size = 1_048_576,
    caseId = view.id,
  } = {},
): Promise<MaterialView> {
  const { upload } = await client.materials.begin({ caseId, name, bytes: content.length })
  for (let offset = 0; offset < content.length; offset += size) {
    const data = Buffer.from(content.subarray(offset, offset + size)).toString('base64')
    await client.materials.append({ upload, offset, data })
  }
  return client.materials.finish({ upload, kind, partyId, source: 'picked' })
}

async function contentOf(client: Client, id: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let offset: number | null = 0; offset !== null; ) {
    const { data, next }: { data: string; next: number | null } = await client.materials.read({ id, offset })
    pieces.push(Buffer.from(data, 'base64'))
    offset = next
  }
  return Buffer.concat(pieces)
}

async function verified(): Promise<VerifyResult> {
  const run = await people.administrator.system.verify()
  let step = await run.next()
  while (!step.done) step = await run.next()
  return step.value
}

describe('a file', () => {
  it('arrives in pieces, lies under its hash without its name, and comes back byte by byte', async () => {
    const content = Buffer.alloc(2_500_000, 7)
    PDF.copy(content)
    const material = await send(people.reception, content)
    expect(material).toMatchObject({
      name: '复议申请书.pdf',
      bytes: 2_500_000,
      sha256: hashOf(content),
      preview: 'pdf',
      party: { id: 'p1', name: '张某' },
      position: 1,
      version: 1,
      addedBy: { name: '接某' },
    })
    expect(readFileSync(placeOf(content)).equals(content)).toBe(true)
    expect(readdirSync(path.join(desk.dataDir, 'fuyi-materials', 'incoming'))).toEqual([])
    expect((await contentOf(people.caseOfficer, material.id)).equals(content)).toBe(true)
    expect(JSON.stringify(desk.log)).not.toContain('申请书')
  })

  it('is refused when empty or too large, before it travels', async () => {
    const begin = (bytes: number) => refusalOf(people.reception.materials.begin({ caseId: view.id, name: 'a', bytes }))
    expect(await begin(0)).toMatchObject({ code: 'FILE_EMPTY', message: expect.stringContaining('0 字节') })
    expect(await begin(MAX_FILE_BYTES + 1)).toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: '文件超过 200 MB，未保存。请压缩、拆分或者降低扫描分辨率后再上传。',
    })
  })

  it('that did not arrive whole, or out of order, is not kept', async () => {
    const { materials } = people.reception
    const { upload } = await materials.begin({ caseId: view.id, name: 'a.pdf', bytes: PDF.length })
    const data = PDF.subarray(0, 10).toString('base64')
    await materials.append({ upload, offset: 0, data })
    expect(await refusalOf(materials.append({ upload, offset: 0, data }))).toMatchObject({ code: 'UPLOAD_LOST' })
    const half = refusalOf(materials.finish({ upload, kind: 'evidence', partyId: null, source: 'picked' }))
    expect(await half).toMatchObject({ code: 'UPLOAD_LOST' })
    expect((await materials.list({ caseId: view.id })).materials).toEqual([])
    expect(readdirSync(path.join(desk.dataDir, 'fuyi-materials', 'incoming'))).toEqual([])
  })

  it('belongs to the one who sends it', async () => {
    const { upload } = await people.reception.materials.begin({ caseId: view.id, name: 'a.pdf', bytes: PDF.length })
    const other = people.caseOfficer.materials.append({ upload, offset: 0, data: PDF.toString('base64') })
    expect(await refusalOf(other)).toMatchObject({ code: 'UPLOAD_LOST' })
  })

  it('is in a case once, and on the disk once for all cases', async () => {
    await send(people.reception, PDF)
    expect(await refusalOf(send(people.reception, PDF, { name: '又一份.pdf' }))).toMatchObject({
      code: 'FILE_KNOWN',
      data: { name: '复议申请书.pdf' },
    })
    const second = await received(desk, people, '2026-03-02')
    await send(people.reception, PDF, { caseId: second.id })
    expect(readdirSync(path.dirname(placeOf(PDF)))).toEqual([hashOf(PDF)])
  })

  it('is told by its content, never by its name', () => {
    const type = (name: string, content: string | Uint8Array) => mediaTypeOf(name, Buffer.from(content))
    expect(type('图片.png', '<script>alert(1)</script>')).toBe('application/octet-stream')
    expect(type('说明.html', '<script>alert(1)</script>')).toBe('text/plain')
    expect(type('图.svg', '<svg onload="alert(1)"/>')).toBe('text/plain')
    expect(type('答复书.exe', PDF)).toBe('application/pdf')
    expect(type('程序.exe', Uint8Array.of(0x4d, 0x5a, 0x90, 0))).toBe('application/octet-stream')
    expect(type('照片.txt', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
    expect(type('二进制.txt', Uint8Array.of(1, 0, 2))).toBe('application/octet-stream')
    expect(['image/png', 'image/svg+xml', 'text/html', 'application/pdf', 'text/plain'].map(previewOf)).toEqual([
      'image',
      'none',
      'none',
      'pdf',
      'text',
    ])
  })
})

describe('what is said of a file', () => {
  it('changes over the version that was seen, and what stood there stays readable', async () => {
    const { id } = await send(people.reception, PDF)
    const described = {
      name: '处罚决定书',
      kind: 'evidence',
      partyId: 'p2',
      purpose: '证明处罚事实',
      firstPage: 3,
      lastPage: null,
    }
    const changed = await people.caseOfficer.materials.describe({ id, version: 1, ...described })
    expect(changed).toMatchObject({
      name: '处罚决定书.pdf',
      purpose: '证明处罚事实',
      firstPage: 3,
      lastPage: 3,
      version: 2,
    })
    const late = people.reception.materials.describe({ id, version: 1, ...described })
    expect(await refusalOf(late)).toMatchObject({ code: 'MATERIAL_CHANGED' })
    const backwards = people.reception.materials.describe({ id, version: 2, ...described, lastPage: 1 })
    expect(await refusalOf(backwards)).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'lastPage' }] } })
    const stranger = people.reception.materials.describe({ id, version: 2, ...described, partyId: 'p9' })
    expect(await refusalOf(stranger)).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'partyId' }] } })
    expect(await people.reception.materials.changes({ id })).toMatchObject([
      { action: 'changed', by: { name: '承某' }, before: { name: '复议申请书.pdf', partyId: 'p1', purpose: null } },
      { action: 'added', by: { name: '接某' }, before: {} },
    ])
  })

  it('goes to the recycle bin and comes back; the file stays where it is', async () => {
    const { id } = await send(people.reception, PDF)
    const removed = await people.caseOfficer.materials.remove({ id, version: 1 })
    expect(removed).toMatchObject({ removedBy: { name: '承某' }, version: 2 })
    let list = await people.reception.materials.list({ caseId: view.id })
    expect([list.materials.length, list.removed.length]).toEqual([0, 1])
    expect(existsSync(placeOf(PDF))).toBe(true)
    await people.reception.materials.restore({ id, version: 2 })
    list = await people.reception.materials.list({ caseId: view.id })
    expect([list.materials.length, list.removed.length]).toEqual([1, 0])
    await expect(sql`DELETE FROM material`.execute(desk.server.app.db)).rejects.toThrow(/recycle bin/)
  })

  it('is numbered by its place in the list', async () => {
    const ids = []
    for (const name of ['甲', '乙', '丙'])
      ids.push((await send(people.reception, Buffer.from(name), { name: `${name}.txt` })).id)
    const [first, second, third] = ids as [string, string, string]
    const list = await people.reception.materials.arrange({ id: third, version: 1, before: first })
    expect(list.map(({ id, position }) => [id, position])).toEqual([
      [third, 1],
      [first, 2],
      [second, 3],
    ])
    const last = await people.reception.materials.arrange({ id: third, version: 2, before: null })
    expect(last.map(({ name }) => name)).toEqual(['甲.txt', '乙.txt', '丙.txt'])
  })
})

it('papers of a mediation exist only for who may read what was said there (实施条例2026 第48条)', async () => {
  view = await mediated(desk, people)
  const { id } = await send(people.caseOfficer, PDF, { name: '调解笔录.pdf', kind: 'mediation', partyId: null })
  expect((await people.supervisor.materials.list({ caseId: view.id })).materials).toHaveLength(1)
  for (const reader of [people.reception, people.approver, people.administrator]) {
    expect(await reader.materials.list({ caseId: view.id })).toEqual({ materials: [], removed: [], sealedAway: 1 })
    expect(await refusalOf(reader.materials.read({ id, offset: 0 }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusalOf(reader.materials.changes({ id }))).toMatchObject({ code: 'NOT_FOUND' })
  }
  expect(await refusalOf(people.reception.materials.remove({ id, version: 1 }))).toMatchObject({ code: 'NOT_FOUND' })
  // Sending the same file again must not tell its name.
  await send(people.reception, PDF, { name: '我的.pdf', kind: 'other', partyId: null })
})

describe('files are safe', () => {
  it('verification reads every one of them, those in the recycle bin too', async () => {
    const kept = await send(people.reception, PDF)
    const binned = await send(people.reception, Buffer.from('甲'), { name: '甲.txt' })
    await people.reception.materials.remove({ id: binned.id, version: 1 })
    expect(await verified()).toMatchObject({ sound: true })
    writeFileSync(placeOf(PDF), Buffer.alloc(PDF.length))
    rmSync(placeOf(Buffer.from('甲')))
    const { problems } = await verified()
    expect(problems.map(({ kind, caseId, detail }) => [kind, caseId, detail]).sort()).toEqual(
      [
        ['material', view.id, `${kept.id} damaged`],
        ['material', view.id, `${binned.id} missing`],
      ].sort(),
    )
  })

  it('a backup holds them a second time, and a restored one gives back what is missing', async () => {
    const material = await send(people.reception, PDF)
    const made = await people.administrator.system.backups.make()
    const copy = path.join(desk.dataDir, 'backups', 'materials', hashOf(PDF).slice(0, 2), hashOf(PDF))
    expect(readFileSync(copy).equals(PDF)).toBe(true)
    await desk.server.close()
    rmSync(placeOf(PDF))
    restore(path.join(desk.dataDir, 'fuyi.db'), path.join(desk.dataDir, 'backups', made.name), new Date('2026-03-03'))
    const again = await openServer({ dataDir: desk.dataDir, log: () => {}, now: desk.clock.now })
    const client = portClient(again, people.tokens.reception)
    expect((await contentOf(client, material.id)).equals(PDF)).toBe(true)
    await again.close()
  })

  it('what had not arrived whole when the program ended is cleared away', async () => {
    await people.reception.materials.begin({ caseId: view.id, name: 'a.pdf', bytes: PDF.length })
    expect(readdirSync(path.join(desk.dataDir, 'fuyi-materials', 'incoming'))).toHaveLength(1)
    await desk.server.close()
    const again = await openServer({ dataDir: desk.dataDir, log: () => {}, now: desk.clock.now })
    expect(existsSync(path.join(desk.dataDir, 'fuyi-materials', 'incoming'))).toBe(false)
    await again.close()
  })
})

describe('the scan folder', () => {
  let folder: string
  const scan = (name: string, content: string | Uint8Array, secondsAgo = 60) => {
    const file = path.join(folder, name)
    writeFileSync(file, content)
    utimesSync(file, new Date(Date.now() - secondsAgo * 1000), new Date(Date.now() - secondsAgo * 1000))
  }
  beforeEach(() => {
    folder = path.join(desk.dataDir, 'scans')
    mkdirSync(folder)
  })

  it('is set by the administrator, to a folder that is there', async () => {
    expect(await people.reception.materials.scan.list()).toEqual({ folder: null, reachable: false, files: [] })
    for (const wrong of [path.join(folder, 'none'), 'scans', path.join(desk.dataDir, 'fuyi.db')]) {
      const set = people.administrator.materials.scan.setFolder({ folder: wrong })
      expect(await refusalOf(set)).toMatchObject({ code: 'FOLDER_UNUSABLE' })
    }
    await people.administrator.materials.scan.setFolder({ folder })
    expect(await people.reception.materials.scan.list()).toEqual({ folder, reachable: true, files: [] })
    rmSync(folder, { recursive: true })
    expect(await people.reception.materials.scan.list()).toEqual({ folder, reachable: false, files: [] })
  })

  it('offers finished files only, takes one in and moves it aside', async () => {
    await people.administrator.materials.scan.setFolder({ folder })
    scan('旧.pdf', PDF, 120)
    scan('新.pdf', Buffer.concat([PDF, Buffer.from('2')]), 30)
    scan('还在写.pdf', PDF, 0)
    scan('.隐藏', PDF)
    symlinkSync(path.join(desk.dataDir, 'fuyi.db'), path.join(folder, '链接.pdf'))
    const { files } = await people.reception.materials.scan.list()
    expect(files.map(({ name }) => name)).toEqual(['新.pdf', '旧.pdf'])
    const taken = await people.reception.materials.scan.take({
      caseId: view.id,
      name: '旧.pdf',
      kind: 'act',
      partyId: 'p1',
    })
    expect(taken).toMatchObject({ name: '旧.pdf', source: 'scanned', preview: 'pdf' })
    expect((await people.reception.materials.scan.list()).files.map(({ name }) => name)).toEqual(['新.pdf'])
    expect(readdirSync(path.join(folder, '已收入'))).toEqual([expect.stringMatching(/旧\.pdf$/)])
    for (const name of ['旧.pdf', '链接.pdf', '../fuyi.db', '已收入']) {
      const take = people.reception.materials.scan.take({ caseId: view.id, name, kind: 'act', partyId: null })
      expect(await refusalOf(take)).toMatchObject({ code: 'SCAN_GONE' })
    }
  })
})
