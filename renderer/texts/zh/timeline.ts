export const timeline = {
  list: '记录',
  lanes: '流程',
  view: '显示方式',
  filter: '筛选',
  filters: { all: '全部', papers: '文书', contacts: '联系与记事', states: '程序', changes: '更正与调整' },
  print: '打印办案流程表',
  clockLane: '审理期限',
  procedureLane: '程序',
  today: '今天',
  began: '开始计算',
  resumed: '继续计算',
  stopped: (ground: string, days: number, still: boolean) =>
    `${still ? '停止计算，已' : '停止'} ${days} 天（${ground}）`,
  over: '计算结束',
  overdue: (days: number) => `逾期 ${days} 天`,
} as const
