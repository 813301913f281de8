export const print = {
  print: '打印',
  close: '关闭',
  pages: (n: number) => `A4，共 ${n} 页`,
  page: (n: number, of: number) => `第 ${n} 页　共 ${of} 页`,
  withPrintedBy: '页脚注明打印人和时间',
  printedBy: (person: string, at: string) => `打印：${person}　${at}`,
} as const
