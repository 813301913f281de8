import type { Texts } from '../zh.ts'

export const effects: Texts['effects'] = {
  REGISTERED: 'Saving starts the review: decide on acceptance within five working days.',
  REQUEST_SUPPLEMENT:
    'Saving waits for the supplement: ten working days from receipt of the notice, which is given only once.',
  SUPPLEMENT_RECEIVED: 'Saving goes back to the review, with five fresh working days.',
  ACCEPT: 'Saving accepts the case; the decision period runs from acceptance.',
  REFUSE: 'Saving records the non-acceptance; it is then served and explained.',
  START_TRIAL: 'Saving fixes procedure and officers; the copy is then due to the respondent.',
  COPY_SERVED: 'Saving starts the reply period from receipt of the copy.',
  OPINIONS_HEARD: 'Saving records the opinions; a question about mediation counts as an offer.',
  MEDIATION_OFFERED: 'Once both sides were asked, in-case mediation counts as done.',
  MEDIATION_HELD: 'In-case mediation counts as done; without agreement, mediate on or go to the ruling.',
  MEDIATION_DOC_EFFECTIVE: 'Saving ends the case by mediation document and stops the decision period.',
  SUSPEND: 'Saving stops the decision period from the next day until it is resumed.',
  RESUME: 'Saving lets the period run on; the days of suspension do not count.',
  EXTEND: 'Saving lengthens the period; the parties are told in writing.',
  TRIAL_COMPLETE: 'Saving completes the trial and goes to the ruling.',
  DRAFT_DONE: 'Saving submits the draft.',
  APPROVED: 'Saving signs the document, stops the decision period and goes to service.',
  SERVED:
    'Saving records service on this party; when all are served it takes effect and explanation and suit periods run.',
  EXPLAINED: 'Saving counts the explanation to this party; when all are done the recommendation follows.',
  WRITTEN_SERVED: 'Saving counts the written explanation; when all are done the recommendation follows.',
  NO_DEFECT: 'Saving closes the case without a recommendation.',
  LETTER_SERVED: 'Saving counts the recommendation; the sixty days of the answer run.',
  CLOSE: 'Saving closes the case; an answer still due is followed up.',
  ARCHIVE: 'Saving archives the file; it leaves the workbench.',
}
