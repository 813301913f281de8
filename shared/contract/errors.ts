import { z } from 'zod'
import type { Role } from '../terms/index.ts'
import { isTermCode, termName } from '../terms/index.ts'
import { civilDate, id, instant, role, sentence, unmet, version } from './values.ts'

/** A log entry that the caller had not seen: who did what, when. */
export const change = z.object({
  seq: z.int(),
  type: z.string(),
  on: civilDate,
  recordedAt: instant,
  by: z.string().nullable(),
})

const subject = z.enum([
  'case',
  'consultation',
  'user',
  'number',
  'report',
  'limit',
  'event',
  'material',
  'link',
  'view',
  'respondent',
])
const problem = z.object({ path: z.string(), code: z.string() })

/** A place in a pasted text and what is wrong, or remarkable, about it. */
export const remark = sentence.extend({ code: z.string(), excerpt: z.string() })

const error = <S extends z.ZodType>(status: number, data: S) => ({ status, data })

/** Errors that every procedure may answer. */
export const commonErrors = {
  UNAUTHENTICATED: error(401, z.object({ reason: z.enum(['none', 'ended', 'idle', 'disabled']) })),
  PASSWORD_CHANGE_REQUIRED: error(403, z.object({})),
  FORBIDDEN: error(403, z.object({ roles: z.array(role) })),
  BAD_INPUT: error(400, z.object({ fields: z.array(problem) })),
  INTERNAL: error(500, z.object({ reference: z.string() })),
  /** Storage failed in a way somebody can mend: disk full, file locked, damaged… */
  STORAGE: error(503, sentence.extend({ code: z.string() })),
}

export const errors = {
  ...commonErrors,
  NOT_FOUND: error(404, z.object({ kind: subject })),
  STEP_REFUSED: error(409, z.object({ type: z.string(), unmet: z.array(unmet) })),
  STALE_VERSION: error(409, z.object({ expectedVersion: version, version, changes: z.array(change) })),
  WRONG_CREDENTIALS: error(401, z.object({ attemptsLeft: z.int().min(0) })),
  ACCOUNT_LOCKED: error(423, z.object({ until: instant })),
  WEAK_PASSWORD: error(400, z.object({ minimum: z.int() })),
  LOGIN_TAKEN: error(409, z.object({ login: z.string() })),
  LAST_ADMINISTRATOR: error(409, z.object({})),
  ALREADY_INITIALISED: error(409, z.object({})),
  NOT_INITIALISED: error(409, z.object({})),
  REFERRAL_KNOWN: error(409, z.object({})),
  NUMBER_TAKEN: error(409, z.object({ number: z.string() })),
  NUMBER_NOT_RESERVED: error(409, z.object({ number: z.string(), id })),
  PERIOD_NOT_OVER: error(422, z.object({ today: civilDate })),
  EFFECTIVE_TOO_EARLY: error(422, z.object({ earliest: civilDate })),
  SETTINGS_CHANGED: error(409, z.object({ at: instant, by: z.string().nullable() })),
  NOTICE_UNREADABLE: error(422, z.object({ problems: z.array(remark) })),
  BACKUP_FAILED: error(500, z.object({ reference: z.string() })),
  FILE_TOO_LARGE: error(413, z.object({ maximum: z.int() })),
  FILE_EMPTY: error(400, z.object({})),
  /** The same content is in this case already, under that name. */
  FILE_KNOWN: error(409, z.object({ name: z.string() })),
  UPLOAD_LOST: error(409, z.object({})),
  MATERIAL_CHANGED: error(409, z.object({})),
  SCAN_GONE: error(409, z.object({ name: z.string() })),
  FOLDER_UNUSABLE: error(400, z.object({})),
  NOTE_CHANGED: error(409, z.object({ body: z.string(), version, updatedAt: instant })),
  ALREADY_LINKED: error(409, z.object({ number: z.string() })),
  NAME_TAKEN: error(409, z.object({ name: z.string() })),
}

export type ErrorCode = keyof typeof errors
export type ErrorData<C extends ErrorCode> = z.output<(typeof errors)[C]['data']>

/** The errors of these codes, for one procedure of the contract. */
export function only<C extends ErrorCode>(...codes: C[]): Pick<typeof errors, C> {
  return Object.fromEntries(codes.map((code) => [code, errors[code]])) as Pick<typeof errors, C>
}

type Sentences = { [C in ErrorCode]: { zh: (data: ErrorData<C>) => string; en: (data: ErrorData<C>) => string } }

const kinds = {
  case: { zh: '案件', en: 'case' },
  consultation: { zh: '咨询', en: 'consultation' },
  user: { zh: '用户', en: 'user' },
  number: { zh: '案号', en: 'case number' },
  report: { zh: '锁定的报告', en: 'locked report' },
  limit: { zh: '期限', en: 'time limit' },
  event: { zh: '记录', en: 'record' },
  material: { zh: '材料', en: 'material' },
  link: { zh: '关联', en: 'link' },
  view: { zh: '视图', en: 'view' },
  respondent: { zh: '名录中的机关', en: 'organ of the directory' },
} as const

const megabytes = (bytes: number): number => Math.floor(bytes / 1_048_576)

const roleNames = (list: readonly Role[], language: 'zh' | 'en') =>
  list.map((code) => termName('role', code, language)).join(language === 'zh' ? '、' : ', ')

/** The name of a step of a case or of a consultation. */
const step = (type: string, language: 'zh' | 'en') =>
  termName(isTermCode('eventType', type) ? 'eventType' : 'consultationEventType', type, language)

/** 22:05 in the civil time of China, which has no daylight saving. */
const clock = (utc: string) => new Date(Date.parse(utc) + 8 * 3_600_000).toISOString().slice(11, 16)

const signInAgain = {
  none: { zh: '请先登录。', en: 'Please sign in first.' },
  ended: {
    zh: '登录已失效，请重新登录。未保存的内容仍在本页。',
    en: 'Your session has ended. Sign in again; what you typed is still on this page.',
  },
  idle: {
    zh: '长时间未操作，已自动退出，请重新登录。未保存的内容仍在本页。',
    en: 'You were signed out after a long pause. Sign in again; what you typed is still on this page.',
  },
  disabled: { zh: '该账号已停用，请与管理员联系。', en: 'This account is disabled. Ask the administrator.' },
} as const

const sentences: Sentences = {
  UNAUTHENTICATED: { zh: ({ reason }) => signInAgain[reason].zh, en: ({ reason }) => signInAgain[reason].en },
  PASSWORD_CHANGE_REQUIRED: {
    zh: () => '当前密码由管理员设置，请先修改密码再继续。',
    en: () => 'Your password was set by the administrator. Change it before you go on.',
  },
  FORBIDDEN: {
    zh: ({ roles }) => (roles.length > 0 ? `您没有此项权限，需由${roleNames(roles, 'zh')}办理。` : '您没有此项权限。'),
    en: ({ roles }) =>
      roles.length > 0 ? `You may not do this; it takes: ${roleNames(roles, 'en')}.` : 'You may not do this.',
  },
  BAD_INPUT: {
    zh: ({ fields }) => `有 ${fields.length} 处填写不符合要求，请按标记逐项更正。`,
    en: ({ fields }) => `${fields.length} entries are not valid. Correct the marked ones.`,
  },
  INTERNAL: {
    zh: ({ reference }) => `程序出错，未作任何更改。请重试；仍不成功时，把编号 ${reference} 告知管理员。`,
    en: ({ reference }) =>
      `The program failed and changed nothing. Try again; if it fails again, give number ${reference} to the administrator.`,
  },
  STORAGE: { zh: ({ zh }) => zh, en: ({ en }) => en },
  NOT_FOUND: {
    zh: ({ kind }) => `没有找到该${kinds[kind].zh}，请返回列表刷新后重试。`,
    en: ({ kind }) => `There is no such ${kinds[kind].en}. Go back to the list and refresh it.`,
  },
  STEP_REFUSED: {
    zh: ({ type, unmet: conditions }) =>
      `现在不能“${step(type, 'zh')}”：${conditions.map((c) => c.zh.replace(/。$/, '')).join('；') || '本案当前状态没有这一步'}。`,
    en: ({ type, unmet: conditions }) =>
      `“${step(type, 'en')}” is not possible now: ${conditions.map((c) => c.en.replace(/\.$/, '')).join('; ') || 'the case has no such step in its present state'}.`,
  },
  STALE_VERSION: {
    zh: ({ changes }) =>
      changes[0]
        ? `本案已有新的记录（${changes[0].by ?? '系统'}，${changes[0].on}，${step(changes[0].type, 'zh')}），请核对后再保存，您填写的内容没有丢失。`
        : '本案已有新的记录，请核对后再保存，您填写的内容没有丢失。',
    en: ({ changes }) =>
      changes[0]
        ? `Somebody recorded something new (${changes[0].by ?? 'the program'}, ${changes[0].on}, ${step(changes[0].type, 'en')}). Look at it, then save; what you typed is not lost.`
        : 'Somebody recorded something new. Look at it, then save; what you typed is not lost.',
  },
  WRONG_CREDENTIALS: {
    zh: ({ attemptsLeft }) => `用户名或密码不正确${attemptsLeft > 0 ? `，还可再试 ${attemptsLeft} 次` : ''}。`,
    en: ({ attemptsLeft }) =>
      `Wrong user name or password${attemptsLeft > 0 ? `; ${attemptsLeft} more attempts` : ''}.`,
  },
  ACCOUNT_LOCKED: {
    zh: ({ until }) => `连续输错密码，账号已锁定到 ${clock(until)}。请稍后再试，或由管理员解锁。`,
    en: ({ until }) =>
      `Too many wrong passwords: the account is locked until ${clock(until)}. Try again later, or ask the administrator to unlock it.`,
  },
  WEAK_PASSWORD: {
    zh: ({ minimum }) => `密码至少 ${minimum} 个字符，且不能与用户名相同，请重新设置。`,
    en: ({ minimum }) => `The password needs at least ${minimum} characters and must differ from the user name.`,
  },
  LOGIN_TAKEN: {
    zh: ({ login }) => `用户名“${login}”已被使用，请换一个。`,
    en: ({ login }) => `The user name “${login}” is taken. Choose another one.`,
  },
  LAST_ADMINISTRATOR: {
    zh: () => '至少要保留一名启用的管理员，请先指定另一名管理员。',
    en: () => 'One enabled administrator has to remain. Appoint another one first.',
  },
  ALREADY_INITIALISED: {
    zh: () => '本程序已完成初始设置，请直接登录。',
    en: () => 'The program is already set up. Please sign in.',
  },
  NOT_INITIALISED: {
    zh: () => '本程序尚未完成初始设置，请先设置机关名称和首位管理员。',
    en: () => 'The program is not set up yet. Enter the organ and the first administrator first.',
  },
  REFERRAL_KNOWN: {
    zh: () => '该单位转来的这件咨询已经登记过，请在咨询列表中按原编号查找，在原件上继续记录。',
    en: () => 'This referral is registered already. Find it in the list by its number and go on there.',
  },
  NUMBER_TAKEN: {
    zh: ({ number }) => `案号 ${number} 已被使用，请改用自动编号或其他号码。`,
    en: ({ number }) => `The case number ${number} is in use. Take the next free number or another one.`,
  },
  NUMBER_NOT_RESERVED: {
    zh: ({ number }) => `案号 ${number} 不是预留状态，不能使用或作废。`,
    en: ({ number }) => `The case number ${number} is not reserved, so it can be neither used nor voided.`,
  },
  PERIOD_NOT_OVER: {
    zh: ({ today }) => `统计期的截止日期不能晚于今天（${today}），起始日期不能晚于截止日期。请改后再锁定。`,
    en: ({ today }) => `The period has to end by today (${today}) and begin before it ends. Change it, then lock.`,
  },
  EFFECTIVE_TOO_EARLY: {
    zh: ({ earliest }) => `生效日期最早为 ${earliest}，已编的号不改。请另选日期。`,
    en: ({ earliest }) => `It can take effect on ${earliest} at the earliest; issued numbers stay. Choose another day.`,
  },
  SETTINGS_CHANGED: {
    zh: ({ at, by }) =>
      `没有保存：您修改期间，${by ?? '程序'}于 ${clock(at)} 保存了新的设置。您的修改仍在本页，请对照现行设置核对后再保存。`,
    en: ({ at, by }) =>
      `Not saved: ${by ?? 'the program'} saved other settings at ${clock(at)}. Your change is still on this page; compare it with the present settings and save again.`,
  },
  NOTICE_UNREADABLE: {
    zh: ({ problems }) =>
      `放假通知未能识别：${problems.map((p) => p.zh.replace(/。$/, '')).join('；')}。请粘贴通知全文后重试。`,
    en: ({ problems }) =>
      `The notice could not be read: ${problems.map((p) => p.en.replace(/\.$/, '')).join('; ')}. Paste its full text and try again.`,
  },
  FILE_TOO_LARGE: {
    zh: ({ maximum }) => `文件超过 ${megabytes(maximum)} MB，未保存。请压缩、拆分或者降低扫描分辨率后再上传。`,
    en: ({ maximum }) => `The file is larger than ${megabytes(maximum)} MB and was not saved. Split or compress it.`,
  },
  FILE_EMPTY: {
    zh: () => '文件是空的（0 字节），未保存。请检查原文件，重新扫描或者另选文件。',
    en: () => 'The file is empty and was not saved. Check it, or choose another one.',
  },
  FILE_KNOWN: {
    zh: ({ name }) => `本案已有内容完全相同的材料“${name}”，未重复保存。`,
    en: ({ name }) => `The case has the same content already as “${name}”; it was not saved twice.`,
  },
  UPLOAD_LOST: {
    zh: () => '文件没有传完，未保存。请重新上传。',
    en: () => 'The file did not arrive whole and was not saved. Send it again.',
  },
  MATERIAL_CHANGED: {
    zh: () => '该材料刚被他人修改，已显示最新内容，请核对后再改。',
    en: () => 'Somebody has just changed this material. Look at it as it is now, then change it.',
  },
  SCAN_GONE: {
    zh: ({ name }) => `扫描文件夹中已没有“${name}”，可能已被他人收入或者移走。请刷新列表。`,
    en: ({ name }) => `“${name}” is no longer in the scan folder. Refresh the list.`,
  },
  FOLDER_UNUSABLE: {
    zh: () => '该文件夹不存在或者不能读取。请填写本机上扫描仪保存文件的文件夹的完整路径。',
    en: () => 'There is no such folder, or it cannot be read. Give the full path of the folder the scanner writes to.',
  },
  NOTE_CHANGED: {
    zh: () => '便笺在另一个窗口中改过。两份内容都在，请合并后保存。',
    en: () => 'The note was changed in another window. Both texts are here; merge them and save.',
  },
  NAME_TAKEN: {
    zh: ({ name }) => `名录中已有“${name}”，请打开它修改，或者把这个名称填为别称。`,
    en: ({ name }) => `The directory has "${name}" already: change that entry, or enter this as an alias.`,
  },
  ALREADY_LINKED: {
    zh: ({ number }) => `本案与 ${number} 已有关联，无需重复建立。`,
    en: ({ number }) => `This case is linked with ${number} already.`,
  },
  BACKUP_FAILED: {
    zh: ({ reference }) =>
      `备份没有完成，原有数据不受影响。请检查磁盘空间后重试；仍不成功时，把编号 ${reference} 告知管理员。`,
    en: ({ reference }) =>
      `The backup was not completed; your data is untouched. Check the free disk space and try again, or give number ${reference} to the administrator.`,
  },
}

/** The sentence for a code and its details: what happened and what to do next. */
export function errorSentence<C extends ErrorCode>(code: C, data: ErrorData<C>, language: 'zh' | 'en' = 'zh'): string {
  return sentences[code][language](data)
}
