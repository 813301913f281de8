/** What can go wrong with the stored data that a user or an administrator can act on. */
export type StorageErrorCode =
  | 'DATABASE_LOCKED'
  | 'DATABASE_NEWER'
  | 'DATABASE_DAMAGED'
  | 'DATABASE_MISSING'
  | 'DATABASE_UNREACHABLE'
  | 'NOT_OUR_FILE'
  | 'NOT_PRACTICE'
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'STALE_VERSION'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'NUMBER_NOT_RESERVED'

/** Facts that belong to an error: a file name, a version, an id. Never personal data. */
export type StorageErrorDetails = Readonly<Record<string, string | number | null>>

type Sentence = { zh: (details: StorageErrorDetails) => string; en: (details: StorageErrorDetails) => string }

const sentences: Record<StorageErrorCode, Sentence> = {
  DATABASE_LOCKED: {
    zh: ({ host, pid }) =>
      host
        ? `数据文件已在另一个程序中打开（计算机 ${host}，进程 ${pid}），本次未作任何更改。请先退出那个程序再打开。`
        : '数据文件正被另一个程序占用，本次未作任何更改。请退出正在使用该文件的其他程序后重试。',
    en: ({ host, pid }) =>
      host
        ? `Another program has this file open (host ${host}, process ${pid}); nothing was changed. Quit that program first.`
        : 'Another program has locked the data file; nothing was changed. Quit that program and try again.',
  },
  DATABASE_NEWER: {
    zh: ({ found, known }) =>
      `该数据文件由更新版本的程序写成（数据版本 ${found}，本程序认识到 ${known}），未作任何改动。请升级本程序后再打开。`,
    en: ({ found, known }) =>
      `A newer program wrote this file (schema ${found}; this program knows ${known}). It was left untouched. Upgrade the program, then open it.`,
  },
  DATABASE_DAMAGED: {
    zh: ({ file }) =>
      `数据文件 ${file} 已损坏，程序已停止写入。请勿删除任何文件，请到“备份与核验”从最近一份完好的备份恢复。`,
    en: ({ file }) =>
      `The data file ${file} is damaged; all writing has stopped. Delete nothing, and restore the newest sound backup.`,
  },
  DATABASE_MISSING: {
    zh: ({ file }) => `找不到数据文件 ${file}。请检查磁盘是否已连接、文件是否被移动；确已丢失时，请从备份恢复。`,
    en: ({ file }) =>
      `The data file ${file} is not there. Check that its disk is connected and that it was not moved; if it is lost, restore a backup.`,
  },
  DATABASE_UNREACHABLE: {
    zh: () => '连不上数据库服务器，本次未作任何更改。请检查网络与数据库地址后重试，仍不成功时请联系管理员。',
    en: () =>
      'The database server does not answer; nothing was changed. Check the network and the address, then try again.',
  },
  NOT_OUR_FILE: {
    zh: ({ file }) => `${file} 不是复议台的数据文件，未作任何改动。请另选文件。`,
    en: ({ file }) => `${file} is not a Fuyi Desk data file; it was left untouched. Choose another file.`,
  },
  NOT_PRACTICE: {
    zh: ({ file }) =>
      `${file} 里是真实案件，不能当作练习数据打开，未作任何改动。练习数据放在单独的文件夹里：请换一个空文件夹，或者不带 --practice 打开。`,
    en: ({ file }) =>
      `${file} holds real cases and cannot be opened for practice; it was left untouched. Practice data has a folder of its own: name an empty one, or leave --practice out.`,
  },
  DISK_FULL: {
    zh: () => '磁盘空间不足，本次操作没有保存，此前的数据不受影响。请清理磁盘空间后重试。',
    en: () =>
      'The disk is full: this was not saved, and everything saved before is safe. Free some space and try again.',
  },
  READ_ONLY: {
    zh: ({ file }) =>
      `${file ?? '数据文件所在的位置'}不能写入，本次操作没有保存。请检查文件夹权限或只读开关，或者把数据文件放到可以写入的文件夹。`,
    en: ({ file }) =>
      `${file ?? 'The place of the data file'} cannot be written; nothing was saved. Check the permissions, or move the data to a folder that can be written.`,
  },
  STALE_VERSION: {
    zh: () => '本件已有新的记录，请核对后再保存，您填写的内容没有丢失。',
    en: () => 'Somebody recorded something new. Look at it, then save again.',
  },
  NOT_FOUND: {
    zh: () => '没有找到该记录，请返回列表刷新后重试。',
    en: () => 'There is no such record. Go back to the list and refresh it.',
  },
  ALREADY_EXISTS: {
    zh: () => '同样的记录已经存在，未重复保存。请核对编号或名称后重试。',
    en: () => 'The same record exists already; it was not saved twice. Check the number or name.',
  },
  NUMBER_NOT_RESERVED: {
    zh: ({ number }) => `案号 ${number} 不是预留状态，不能使用或作废。请改用其他号码。`,
    en: ({ number }) => `The number ${number} is not reserved, so it can be neither used nor voided. Take another one.`,
  },
}

/** A typed failure of storage: `zh` and `en` say what happened and what to do. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageErrorCode
  readonly details: StorageErrorDetails
  readonly zh: string
  readonly en: string

  constructor(code: StorageErrorCode, details: StorageErrorDetails = {}, cause?: unknown) {
    const en = sentences[code].en(details)
    super(`${code}: ${en}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.details = details
    this.zh = sentences[code].zh(details)
    this.en = en
  }
}

/** Whether an error is a StorageError, with one of these codes if any are given. */
export function isStorageError(error: unknown, ...codes: StorageErrorCode[]): error is StorageError {
  return error instanceof StorageError && (codes.length === 0 || codes.includes(error.code))
}

const sqliteCodes: readonly [RegExp, StorageErrorCode][] = [
  [/^SQLITE_(FULL|IOERR_WRITE)$/, 'DISK_FULL'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'READ_ONLY'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'DATABASE_LOCKED'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'DATABASE_DAMAGED'],
  [/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)$/, 'ALREADY_EXISTS'],
]
const fileCodes: Record<string, StorageErrorCode> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EACCES: 'READ_ONLY',
  EPERM: 'READ_ONLY',
  EROFS: 'READ_ONLY',
}
/** SQLSTATE classes of PostgreSQL and socket errors of its driver. */
const postgresCodes: Record<string, StorageErrorCode> = {
  '23505': 'ALREADY_EXISTS',
  '25006': 'READ_ONLY',
  '53100': 'DISK_FULL',
  '55P03': 'DATABASE_LOCKED',
  XX001: 'DATABASE_DAMAGED',
  XX002: 'DATABASE_DAMAGED',
  '57P01': 'DATABASE_UNREACHABLE',
  '57P03': 'DATABASE_UNREACHABLE',
  ECONNREFUSED: 'DATABASE_UNREACHABLE',
  ECONNRESET: 'DATABASE_UNREACHABLE',
  ETIMEDOUT: 'DATABASE_UNREACHABLE',
  ENOTFOUND: 'DATABASE_UNREACHABLE',
}

/**
 * Turns what better-sqlite3, pg or node:fs threw into a StorageError where somebody can act on it;
 * returns anything else as it was.
 */
export function typedError(error: unknown, details: StorageErrorDetails = {}): unknown {
  if (error instanceof StorageError || !(error instanceof Error)) return error
  const code = (error as Error & { code?: unknown }).code
  if (typeof code !== 'string') return error
  const known = sqliteCodes.find(([pattern]) => pattern.test(code))?.[1] ?? fileCodes[code] ?? postgresCodes[code]
  return known
    ? new StorageError(known, known === 'DATABASE_DAMAGED' ? { file: '', ...details } : details, error)
    : error
}

/** Runs `work` and lets its driver errors out typed. */
export function withTypedErrors<T>(work: () => T, details: StorageErrorDetails = {}): T {
  try {
    return work()
  } catch (error) {
    throw typedError(error, details)
  }
}
