import type { Texts } from '../zh.ts'

export const approval: Texts['approval'] = {
  title: 'Approval',
  needs: (level) => `to be signed by the ${level}`,
  byMatrix: 'By the matrix of this organ: the highest level that any of the results asks for.',
  drafted: 'Draft',
  reviewers: 'Reviewers',
  committee: 'Committee',
  committeeAsked: 'asked, opinion still to be recorded',
  returned: 'Returned',
  sign: 'Signature',
  waiting: 'to be signed',
  number: (n) => `number ${n}`,
  oneReviewer: 'The ordinary procedure needs two reviewers (Regulation, article 39).',
}
