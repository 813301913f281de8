/** Words in a file name by which clerks name their papers, the more telling ones first. */
const telling: readonly (readonly [RegExp, string])[] = [
  [/调解|和解/, 'mediation'],
  [/送达|回证|回执|邮单|快递|面单/, 'service'],
  [/授权|委托|律师函|律师证|代理/, 'authority'],
  [/身份证|营业执照|户口|统一社会信用|法定代表人证明/, 'identity'],
  [/答复/, 'reply'],
  [/笔录/, 'record'],
  [/申请书|复议申请/, 'application'],
  [/受理通知|复议决定|补正通知|中止通知|延期通知|听证通知|意见书|建议书/, 'document'],
  [/处罚|决定书|告知书|通知书|许可|强制/, 'act'],
  [/证据|照片|发票|合同|截图|录音|录像/, 'evidence'],
]

/** What a file most likely is, by its name; the clerk may say otherwise. */
export function likelyKind(name: string): string {
  return telling.find(([words]) => words.test(name))?.[1] ?? 'other'
}

/** 1.4 MB, 320 KB. */
export function sizeText(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1_024))} KB`
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** 3－5, or one page. */
export function pagesText({ firstPage, lastPage }: { firstPage: number | null; lastPage: number | null }): string {
  if (firstPage === null) return ''
  return lastPage === null || lastPage === firstPage ? String(firstPage) : `${firstPage}－${lastPage}`
}
