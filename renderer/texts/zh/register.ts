export const register = {
  title: '登记申请',
  note: '登记后自动编号，五个工作日的受理审查期限从收到之日起算。',
  fromConsultation: (person: string) => `来自咨询：${person}`,
  anonymous: '匿名',
  sections: { receipt: '收件', parties: '当事人', act: '行政行为', period: '申请期限', requests: '请求与材料' },
  periodUnknown: '填写知道行政行为的日期后，这里给出申请期限。',
  inTime: (date: string, article: string) => `在申请期限内，最后一日 ${date}（${article}）。`,
  late: (date: string, article: string) =>
    `已超过申请期限，最后一日 ${date}（${article}）。仍应登记，受理审查时核对有无正当理由。`,
  unlimited: '紧急情况下请求保护人身、财产权，不受申请期限限制。',
  needsHuman: '最长期限的最后一日落在休假日，是否顺延由承办人判断。',
  number: '案号',
  nextNumber: '自动取下一号',
  reservedNumber: (number: string, reason: string) => `${number}（预留：${reason}）`,
  reviewAtOnce: '登记后直接转入受理审查',
  effect: '保存后：编定案号，案件停在“登记中”，受理审查期限开始计算。',
  effectReview: '保存后：编定案号，转入受理审查，五个工作日的期限开始计算。',
} as const
