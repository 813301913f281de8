import { papers as chinese } from '../zh/papers.ts'
import type { Texts } from '../zh.ts'

/** Papers have legal effect in Chinese only. */
export const papers: Texts['papers'] = chinese
