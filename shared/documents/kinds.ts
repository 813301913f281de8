import type { DocumentContent } from './content.ts'
import type { DocumentDefinition } from './define.ts'
import * as aftermath from './kinds/aftermath.ts'
import { decision } from './kinds/decision.ts'
import * as intake from './kinds/intake.ts'
import * as trial from './kinds/trial.ts'
import type { DocumentSource } from './source.ts'
import { createWriter } from './writer.ts'

/** Every paper the program can make, in the order of a file. Codes are stored: never rename one. */
export const documents = {
  oralApplicationRecord: intake.oralApplicationRecord,
  materialReceipt: intake.materialReceipt,
  serviceAddressConfirmation: intake.serviceAddressConfirmation,
  receptionRecord: intake.receptionRecord,
  supplementNotice: intake.supplementNotice,
  respondentChangeNotice: intake.respondentChangeNotice,
  repeatFilingNotice: intake.repeatFilingNotice,
  nonAcceptanceDecision: intake.nonAcceptanceDecision,
  filingApprovalForm: intake.filingApprovalForm,
  acceptanceNotice: intake.acceptanceNotice,
  replyNotice: intake.replyNotice,
  thirdPartyNotice: intake.thirdPartyNotice,
  representativeElection: intake.representativeElection,
  simpleProcedureNotice: trial.simpleProcedureNotice,
  conversionNotice: trial.conversionNotice,
  opinionHearingRecord: trial.opinionHearingRecord,
  hearingNotice: trial.hearingNotice,
  hearingRecord: trial.hearingRecord,
  investigationRecord: trial.investigationRecord,
  inspectionRecord: trial.inspectionRecord,
  appraisalCommission: trial.appraisalCommission,
  fileAccessRecord: trial.fileAccessRecord,
  stayDecision: trial.stayDecision,
  suspensionNotice: trial.suspensionNotice,
  resumptionNotice: trial.resumptionNotice,
  extensionNotice: trial.extensionNotice,
  clockApprovalForm: trial.clockApprovalForm,
  incidentalTransferLetter: trial.incidentalTransferLetter,
  draftingOrganNotice: trial.draftingOrganNotice,
  committeeRequest: trial.committeeRequest,
  committeeOpinion: trial.committeeOpinion,
  deliberationRecord: trial.deliberationRecord,
  mediationRecord: trial.mediationRecord,
  settlementAgreement: trial.settlementAgreement,
  withdrawalRequest: trial.withdrawalRequest,
  clarificationRecord: trial.clarificationRecord,
  elevationRequest: trial.elevationRequest,
  mergerNotice: trial.mergerNotice,
  decision,
  mediationDocument: trial.mediationDocument,
  terminationDecision: trial.terminationDecision,
  dismissalDecision: trial.dismissalDecision,
  serviceReceipt: aftermath.serviceReceipt,
  explanationRecord: aftermath.explanationRecord,
  explanationLetter: aftermath.explanationLetter,
  opinionLetter: aftermath.opinionLetter,
  recommendationLetter: aftermath.recommendationLetter,
  complianceOrder: aftermath.complianceOrder,
  accountabilityTalk: aftermath.accountabilityTalk,
  publicCriticism: aftermath.publicCriticism,
  copyToSuperiorLetter: aftermath.copyToSuperiorLetter,
  erratum: aftermath.erratum,
  enforcementApplication: aftermath.enforcementApplication,
  clueTransferLetter: aftermath.clueTransferLetter,
  revisitRecord: aftermath.revisitRecord,
  closingApprovalForm: aftermath.closingApprovalForm,
  fileCover: aftermath.fileCover,
  fileNote: aftermath.fileNote,
} as const satisfies Record<string, DocumentDefinition>

export type DocumentKind = keyof typeof documents
export const documentKinds = Object.keys(documents) as DocumentKind[]

export const isDocumentKind = (code: string): code is DocumentKind => Object.hasOwn(documents, code)

/**
 * The content of a document from the facts of its case and the blanks filled in for it. Pure. Values that are required
 * and absent stand as blanks in the text and are named in `missing`; such a document may not be issued.
 */
export function documentContent(
  kind: DocumentKind,
  source: DocumentSource,
  asked: Readonly<Record<string, unknown>> = {},
): DocumentContent {
  const writer = createWriter(source, kind, asked)
  const blocks = documents[kind].content(writer)
  const title = blocks.find((block) => block.kind === 'title')?.lines.join('') ?? kind
  return { title, blocks, missing: [...writer.missing] }
}
