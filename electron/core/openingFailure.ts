import { isStorageError, typedError } from '../../db/errors.ts'

/** Why the data could not be opened, in words for the person who started the program. */
export function openingFailure(error: unknown): { zh: string; en: string } {
  const typed = typedError(error)
  if (isStorageError(typed)) return { zh: typed.zh, en: typed.en }
  const code = (error as { code?: unknown } | null)?.code
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return {
      zh: '数据文件夹的位置上是一个同名文件。请移走该文件，或用 --data 指定另一个文件夹。',
      en: 'A file stands where the data folder should be. Move it away, or name another folder with --data.',
    }
  }
  return {
    zh: '打开数据时程序出错，未作任何更改。请重试；仍不成功时，请把日志文件交给管理员。',
    en: 'The program failed while opening the data and changed nothing. Try again; if it fails again, give the log to the administrator.',
  }
}
