export const light = {
  left: (n: number, date: string) => `还剩 ${n} 个工作日，${date}`,
  today: '今天办结',
  lastDay: '今天到期',
  untilLegal: (date: string) => `遇休假顺延至${date}`,
  overdue: (n: number) => `逾期 ${n} 天`,
  suspended: '已中止',
  pausedFor: {
    suspended: (n: number) => `已中止 ${n} 天`,
    excluded: (n: number) => `已停止计算 ${n} 天`,
  },
  noDate: '无固定期限',
  noNextStep: '无下一步',
  done: (date: string) => `${date}完成`,
  doneWord: '已完成',
  provisional: '暂定',
  provisionalWhy: '该年度放假通知尚未导入，日期可能变动。',
} as const
