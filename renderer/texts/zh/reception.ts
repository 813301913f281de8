export const reception = {
  title: '周接待表',
  before: '上一周',
  after: '下一周',
  table: '接待情况',
  unit: '单位：起次（人数）',
  what: '接待类别',
  result: { consultation: '咨询', contact: '再次联系', application: '收到复议申请' },
  total: '合计',
  count: (times: number, people: number) => (times === people ? `${times}` : `${times}（${people}人）`),
  rows: (n: number) => `${n} 次接待`,
  none: '这一周没有接待记录。',
  cut: '记录过多，只列出前面的部分。',
} as const
