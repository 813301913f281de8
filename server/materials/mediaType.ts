import path from 'node:path'

const TEXT_NAMES = new Set(['.txt', '.csv', '.tsv', '.md', '.log', '.json', '.xml', '.html', '.htm', '.eml'])

/** Kinds that are told by their name only, because nothing is shown of them: what a download is called. */
const byName: Record<string, string> = {
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.ofd': 'application/ofd',
  '.wps': 'application/vnd.ms-works',
  '.zip': 'application/zip',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.wav': 'audio/wav',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
}

const begins = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, i) => head[i] === byte)
const ascii = (head: Uint8Array, from: number, to: number) => Buffer.from(head.subarray(from, to)).toString('latin1')

/**
 * The media type of a file by its first bytes; its name decides only where nothing of it will be shown. A page of
 * HTML or a drawing that can hold a script (SVG) is plain text here, whatever it calls itself.
 */
export function mediaTypeOf(name: string, head: Uint8Array): string {
  if (begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(head, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return 'image/gif'
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp'
  // Two letters prove little: the size of the header has to fit too.
  if (ascii(head, 0, 2) === 'BM' && [12, 40, 52, 56, 108, 124].includes(head[14] ?? 0)) return 'image/bmp'
  if (ascii(head, 0, 1024).includes('%PDF-')) return 'application/pdf'
  const extension = path.extname(name).toLowerCase()
  if ((TEXT_NAMES.has(extension) || extension === '.svg') && !head.includes(0)) return 'text/plain'
  return byName[extension] ?? 'application/octet-stream'
}

/** How a file of this type may be shown on a page without anything in it being carried out. */
export function previewOf(mediaType: string): 'image' | 'pdf' | 'text' | 'none' {
  if (['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'].includes(mediaType)) return 'image'
  if (mediaType === 'application/pdf') return 'pdf'
  return mediaType === 'text/plain' ? 'text' : 'none'
}
