import type { Texts } from '../zh.ts'

export const strip: Texts['strip'] = {
  basis: 'Basis',
  length: 'Length',
  lengthWords: (n, unit, extension, excluded) =>
    `${n} ${{ working: 'working days', natural: 'days', months: 'months', years: 'years' }[unit]}${extension > 0 ? `, extended by ${extension}` : ''}${excluded > 0 ? `, ${excluded} not counted` : ''}`,
  trigger: 'Trigger (not counted)',
  nominal: 'Ends on',
  dueSafe: 'Last working day',
  dueLegal: 'Legal last day',
}
