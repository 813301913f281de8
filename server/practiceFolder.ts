import path from 'node:path'

/** Where the practice data of a data folder lies: a folder of its own, with its own file, backups and materials. */
export const practiceFolder = (dataDir: string): string => path.join(dataDir, 'practice')
