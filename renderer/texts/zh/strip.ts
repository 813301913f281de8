export const strip = {
  basis: '依据',
  length: '期限',
  lengthWords: (n: number, unit: 'working' | 'natural' | 'months' | 'years', extension: number, excluded: number) =>
    `${n} ${{ working: '个工作日', natural: '日', months: '个月', years: '年' }[unit]}${extension > 0 ? `，延长 ${extension} 日` : ''}${excluded > 0 ? `，不计入 ${excluded} 日` : ''}`,
  trigger: '起算日（不计入）',
  nominal: '期满日',
  dueSafe: '最后工作日',
  dueLegal: '法定最后一日',
} as const
