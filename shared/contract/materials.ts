import { z } from 'zod'
import { termCodes } from '../terms/index.ts'
import { administrators, command, query, recorders, signedIn } from './define.ts'
import { only } from './errors.ts'
import { id, instant, person, version } from './values.ts'

/** Bytes of one piece of a file on its way; as base64 it fits into the body of one call on both doors. */
export const PIECE_BYTES = 1_048_576
/** Bytes of the largest file that is taken in. */
export const MAX_FILE_BYTES = 200 * 1_048_576

const codes = (group: Parameters<typeof termCodes>[0]) => z.enum(termCodes(group) as [string, ...string[]])
export const materialKind = codes('materialKind')
const source = codes('materialSource')

const fileName = z.string().trim().min(1).max(200)
const page = z.int().min(1).max(100_000)
/** Base64 of one piece. */
const piece = z.string().max(Math.ceil(PIECE_BYTES / 3) * 4)

export const material = z.object({
  id,
  name: z.string(),
  bytes: z.int(),
  kind: z.string(),
  /** Whose it is; null: the centre’s own. */
  party: person.nullable(),
  /** What the file proves, and its pages in the volume: the evidence list. */
  purpose: z.string().nullable(),
  firstPage: z.int().nullable(),
  lastPage: z.int().nullable(),
  position: z.int(),
  source: z.string(),
  sha256: z.string(),
  /** How the page may show it, told by its content and never by its name. */
  preview: z.enum(['image', 'pdf', 'text', 'none']),
  mediaType: z.string(),
  version,
  addedAt: instant,
  addedBy: person.nullable(),
  removedAt: instant.nullable(),
  removedBy: person.nullable(),
})

const described = {
  name: fileName,
  kind: materialKind,
  partyId: id.nullable(),
  purpose: z.string().trim().max(2_000).nullable(),
  firstPage: page.nullable(),
  lastPage: page.nullable(),
}
const pagesInOrder = (value: { firstPage: number | null; lastPage: number | null }): boolean =>
  value.firstPage === null ? value.lastPage === null : value.lastPage === null || value.lastPage >= value.firstPage

const scanned = z.object({ name: z.string(), bytes: z.int(), modifiedAt: instant })

const one = z.object({ id, version })
const known = only('NOT_FOUND', 'MATERIAL_CHANGED')

export const materials = {
  /** The files of a case in their order, those in the recycle bin apart. Mediation papers only for who may read them. */
  list: query(signedIn)
    .route({ summary: '案件材料 Materials of a case' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ caseId: id }))
    .output(z.object({ materials: z.array(material), removed: z.array(material), sealedAway: z.int() })),
  /** A file announces itself: refused here, it need not travel. */
  begin: command(recorders)
    .route({ summary: '开始上传 Begin a file' })
    .errors(only('NOT_FOUND', 'FILE_TOO_LARGE', 'FILE_EMPTY'))
    .input(z.object({ caseId: id, name: fileName, bytes: z.int().min(0) }))
    .output(z.object({ upload: id })),
  append: command(recorders)
    .route({ summary: '上传一段 A piece of a file' })
    .errors(only('UPLOAD_LOST', 'FILE_TOO_LARGE'))
    .input(z.object({ upload: id, offset: z.int().min(0), data: piece }))
    .output(z.object({ received: z.int() })),
  finish: command(recorders)
    .route({ summary: '完成上传 The file is whole' })
    .errors(only('UPLOAD_LOST', 'NOT_FOUND', 'FILE_KNOWN'))
    .input(z.object({ upload: id, kind: materialKind, partyId: id.nullable(), source }))
    .output(material),
  abandon: command(recorders)
    .route({ summary: '放弃上传 Give a file up' })
    .input(z.object({ upload: id }))
    .output(z.object({})),
  /** A piece of the content, as base64. Only the page makes something to look at of it; nothing is ever opened by name. */
  read: query(signedIn)
    .route({ summary: '读取材料 Read a material' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id, offset: z.int().min(0) }))
    .output(z.object({ data: piece, next: z.int().nullable() })),
  describe: command(recorders)
    .route({ summary: '修改材料说明 Describe a material' })
    .errors(known)
    .input(z.object({ id, version, ...described }).refine(pagesInOrder, { path: ['lastPage'] }))
    .output(material),
  /** The order of the list, and so the numbers of the evidence. */
  arrange: command(recorders)
    .route({ summary: '调整顺序 Arrange the materials' })
    .errors(known)
    .input(z.object({ id, version, before: id.nullable() }))
    .output(z.array(material)),
  remove: command(recorders)
    .route({ summary: '移入回收站 To the recycle bin' })
    .errors(known)
    .input(one)
    .output(material),
  restore: command(recorders).route({ summary: '从回收站恢复 Restore' }).errors(known).input(one).output(material),
  changes: query(signedIn)
    .route({ summary: '材料变更记录 Changes of a material' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id }))
    .output(
      z.array(
        z.object({
          at: instant,
          by: person.nullable(),
          action: z.enum(['added', 'changed', 'removed', 'restored']),
          /** What stood there before, by field. */
          before: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        }),
      ),
    ),
  scan: {
    /** Files that lie finished in the scan folder, the newest first. Null: no folder is set. */
    list: query(recorders)
      .route({ summary: '扫描文件夹 Scan folder' })
      .output(z.object({ folder: z.string().nullable(), reachable: z.boolean(), files: z.array(scanned) })),
    take: command(recorders)
      .route({ summary: '收入扫描件 Take a scan in' })
      .errors(only('NOT_FOUND', 'FILE_TOO_LARGE', 'FILE_EMPTY', 'FILE_KNOWN', 'SCAN_GONE'))
      .input(z.object({ caseId: id, name: fileName, kind: materialKind, partyId: id.nullable() }))
      .output(material),
    setFolder: command(administrators)
      .route({ summary: '设置扫描文件夹 Set the scan folder' })
      .errors(only('FOLDER_UNUSABLE'))
      .input(z.object({ folder: z.string().trim().min(1).max(500).nullable() }))
      .output(z.object({ folder: z.string().nullable() })),
  },
}

export type MaterialView = z.output<typeof material>
