import { law, term } from './term.ts'

/** Answers to an offer of mediation and outcomes of a session. */
export const mediation = {
  mediationAnswer: {
    accepted: term('同意调解', 'accepted', law('第5条')),
    refused: term('不同意调解', 'refused', law('第5条')),
    conditional: term('附条件同意', 'conditional', law('第5条')),
    unreachable: term('联系不上', 'unreachable'),
  },
  mediationOutcome: {
    agreed: term('达成协议', 'agreed', law('第73条')),
    failed: term('调解不成', 'failed', law('第73条第2款')),
    continued: term('继续调解', 'continued'),
  },
} as const
