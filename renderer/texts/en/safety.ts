import type { Texts } from '../zh.ts'
import { s } from './plural.ts'

export const safety: Texts['safety'] = {
  note: 'each backup is opened and checked; verification reads every entry',
  backups: 'Backups',
  make: 'Back up now',
  madeAt: 'Made',
  file: 'File',
  size: 'Size',
  megabytes: (n) => `${n} MB`,
  noBackups: 'No backup yet. Make one now.',
  verification: 'Verification',
  verify: 'Verify',
  verifyHow:
    'Reads every page of the file, follows the chain of the record, and works out the state of every case from its record.',
  sound: (cases, events) => `Sound: ${cases} cases and ${events} entries agree.`,
  unsound: (n) => `${n} problem${s(n)} found. Stop work and compare with the latest backup.`,
  kinds: {
    database: 'file',
    chain: 'chain',
    snapshot: 'state',
    projection: 'list',
    report: 'locked report',
    material: 'material',
    setting: 'history of the settings',
  },
  toCase: 'Show the case',
}
