export const states = {
  loading: '正在读取',
  unreachable: '连接不上程序，未作任何更改。请稍候重试；仍不成功时，重新打开复议台。',
  retry: '重试',
  noSuchScreen: '没有这个页面，链接可能已经失效。',
  toWorkbench: '回到工作台',
  broken: '本页出错，已保存的内容不受影响。请重新载入；仍不成功时，把下面一行告知管理员。',
  reload: '重新载入',
  notAllowed: (role: string) => `本页由${role}使用。需要权限的，请与管理员联系。`,
} as const
