export const approval = {
  title: '审批',
  needs: (level: string) => `应由${level}签批`,
  byMatrix: '按本机关审批权限表，取各项结果中最高的层级。',
  drafted: '拟稿',
  reviewers: '复议人员',
  committee: '行政复议委员会',
  committeeAsked: '已提请，待记录意见',
  returned: '退回',
  sign: '签批',
  waiting: '待签批',
  number: (n: string) => `文号 ${n}`,
  oneReviewer: '普通程序应当由两名以上行政复议人员审理（实施条例第39条）。',
} as const
