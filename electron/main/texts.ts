import type { MessageBoxOptions } from 'electron'

export const TITLE = '复议台'

/** A sentence for the user: Chinese first, English below it. */
export type Sentence = { zh: string; en: string }

/** What the shell says in its dialogs. The buttons stand in the order of their numbers. */
export const dialogs = {
  dataRefused: (reason: Sentence): MessageBoxOptions => ({
    ...box('error', { zh: '无法打开数据', en: 'The data cannot be opened' }, reason),
    buttons: ['退出 Quit'],
  }),
  coreStopped: (logFolder: string): MessageBoxOptions => ({
    ...box(
      'error',
      { zh: '数据服务已停止', en: 'The data service has stopped' },
      {
        zh: `程序已重新启动数据服务，但它再次停止。已保存的内容不会丢失；刚才没有显示“已保存”的内容，请重新打开后核对。请退出后重新打开本程序，并请管理员在“备份与核验”中核验数据。运行日志在 ${logFolder}，其中没有案件内容。`,
        en: `It was restarted once and stopped again. What was saved is safe; check what was not confirmed. Quit, open the program again and let the administrator verify the data. The log is in ${logFolder}; it holds nothing of any case.`,
      },
    ),
    buttons: ['退出 Quit', '打开日志文件夹 Show log'],
    defaultId: 0,
    cancelId: 0,
  }),
  pageCrashed: (): MessageBoxOptions => ({
    ...box(
      'error',
      { zh: '界面多次异常退出', en: 'The window has crashed repeatedly' },
      {
        zh: '已保存的内容不会丢失。请重新载入界面；仍不成功时，请退出后重新打开本程序。',
        en: 'What was saved is safe. Reload the window; if that fails, quit and open the program again.',
      },
    ),
    buttons: ['重新载入 Reload', '退出 Quit'],
    defaultId: 0,
    cancelId: 1,
  }),
  unresponsive: (): MessageBoxOptions => ({
    ...box(
      'warning',
      { zh: '界面没有响应', en: 'The window does not respond' },
      {
        zh: '可以继续等待，或者重新载入界面。已保存的内容不会丢失，尚未保存的填写内容会丢失。',
        en: 'Wait, or reload the window. What was saved is safe; what was typed and not saved will be lost.',
      },
    ),
    buttons: ['继续等待 Wait', '重新载入 Reload'],
    defaultId: 0,
    cancelId: 0,
  }),
  unsaved: (): MessageBoxOptions => ({
    ...box(
      'question',
      { zh: '有尚未保存的内容，确定离开吗？', en: 'Leave without saving?' },
      { zh: '离开后，尚未保存的填写内容会丢失。', en: 'What was typed and not saved will be lost.' },
    ),
    buttons: ['留在本页 Stay', '放弃并离开 Discard'],
    defaultId: 0,
    cancelId: 0,
  }),
}

/** Texts of error boxes, which have no buttons of ours. */
export const errorBoxes = {
  defect: {
    zh: '程序出现意外错误，即将退出。已保存的内容不会丢失，请重新打开本程序。',
    en: 'The program met an unexpected error and has to quit. What was saved is safe; open it again.',
  },
}

function box(type: 'error' | 'warning' | 'question', message: Sentence, detail: Sentence): MessageBoxOptions {
  return {
    type,
    title: TITLE,
    message: `${message.zh} ${message.en}`,
    detail: `${detail.zh}\n\n${detail.en}`,
    noLink: true,
  }
}
