import type { Texts } from '../zh.ts'

export const parties: Texts['parties'] = {
  head: (name) => `(head ${name})`,
  agent: 'Agent',
  serviceAddress: 'Service address',
  address: 'Residence',
  phone: 'Phone',
  idNumber: 'ID number',
  creditCode: 'Credit code',
  missing: 'not recorded',
  confirmedOn: (on) => `confirmed ${on}`,
  receiver: (name) => `may be received by ${name}`,
  electronic: (address) => `electronic service ${address}`,
  until: (on) => `until ${on}`,
  untilEnd: 'until the case ends',
  changeAddress: 'Change service address',
  addAddress: 'Add service address',
  correct: 'Correct what was registered',
  show: 'Show',
  hide: 'Hide',
  showOf: (label) => `Show or hide ${label}`,
}
