import type { Texts } from '../zh.ts'

export const register: Texts['register'] = {
  title: 'Register an application',
  note: 'The number is given on saving; the five working days of the review run from receipt.',
  fromConsultation: (person) => `From the consultation of ${person}`,
  anonymous: 'anonymous',
  sections: {
    receipt: 'Receipt',
    parties: 'Parties',
    act: 'The act',
    period: 'Application period',
    requests: 'Requests and papers',
  },
  periodUnknown: 'Enter the day the act became known, and the application period appears here.',
  inTime: (date, article) => `In time; the last day is ${date} (${article}).`,
  late: (date, article) =>
    `Late; the last day was ${date} (${article}). Register it all the same; the review asks for a good reason.`,
  unlimited: 'Urgent protection of person or property: no application period.',
  needsHuman: 'The maximum ends on a day off; whether it moves is for the officer to say.',
  number: 'Case number',
  nextNumber: 'Next free number',
  reservedNumber: (number, reason) => `${number} (reserved: ${reason})`,
  importedNumber: 'The number of an older register',
  importedYear: 'Year of that number',
  importedSequence: 'Sequence of that number',
  importedHint: 'If it was numbered on paper or elsewhere. The next free number follows it.',
  importedBecomes: (number) => `The case number will be ${number}; the next free number follows it.`,
  numberTaken: (number) => `${number} is in the register already. Check the sequence.`,
  reviewAtOnce: 'Start the acceptance review at once',
  effect: 'Saving gives the number; the case waits in registration and the review period runs.',
  effectReview: 'Saving gives the number and starts the acceptance review of five working days.',
}
