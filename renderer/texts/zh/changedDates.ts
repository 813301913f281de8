export const changedDates = {
  case: '案件',
  limit: '期限',
  dueLegal: '届满日（现在 → 之后）',
  dueSafe: '最后工作日（现在 → 之后）',
  none: '无',
  first: (shown: number, total: number) => `共 ${total} 项，这里列出前 ${shown} 项。`,
} as const
