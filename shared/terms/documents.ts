import { term } from './term.ts'

/** Names of the papers the program makes, and labels of the blanks that only papers have. */
export const documents = {
  documentKind: {
    supplementNotice: term('补正行政复议申请通知书', 'notice to supplement'),
    acceptanceNotice: term('行政复议受理通知书', 'notice of acceptance'),
    decision: term('行政复议决定书', 'decision'),
  },
} as const

export const documentFields = {
  'supplementNotice.contact': term('联系人和电话', 'contact'),
  'decision.claims': term('申请人称', 'what the applicant says'),
  'decision.answer': term('被申请人称', 'what the respondent says'),
  'decision.thirdPartyView': term('第三人称', 'what the third party says'),
  'decision.factsFound': term('经审理查明', 'facts found'),
  'decision.reasoning': term('本机关认为', 'reasoning'),
  'decision.legalBasis': term('决定依据的条款', 'articles the decision rests on'),
  'decision.operative': term('决定主文', 'operative words'),
} as const
