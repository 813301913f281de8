import type { Texts } from '../zh.ts'

export const print: Texts['print'] = {
  print: 'Print',
  close: 'Close',
  pages: (n) => `A4, ${n} ${n === 1 ? 'page' : 'pages'}`,
  page: (n, of) => `Page ${n} of ${of}`,
  withPrintedBy: 'Name and time in the footer',
  printedBy: (person, at) => `Printed by ${person}, ${at}`,
}
