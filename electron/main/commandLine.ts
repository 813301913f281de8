import path from 'node:path'

export type CommandLine = {
  /** Absolute folder of the case data. */
  dataFolder: string
  /** Absolute folder of window position, log and Chromium's profile; one running program for each. */
  profileFolder: string
  /** Report to `smoke.json` in the data folder whether everything started, and quit. */
  smoke: boolean
  /** Open made-up cases, which lie in a folder of their own inside the data folder. */
  practice: boolean
}

/** A mistake on the command line, in words for the person who typed it. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError'
  readonly zh: string
  constructor(zh: string, en: string) {
    super(en)
    this.zh = zh
  }
}

/**
 * Reads `--data DIR`, `--data=DIR`, `--practice` and `--smoke`; FUYI_DATA_DIR names the folder where the command line does not.
 * Other switches are Chromium's. A folder named explicitly keeps its profile in itself, so that a practice
 * database and the real one can be open side by side, and each only once.
 * @param argv everything after the program's own name
 * @param userData the platform's folder for this program, absolute
 * @throws CommandLineError when `--data` has no folder
 */
export function parseCommandLine(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
  userData: string,
): CommandLine {
  const usual = path.join(userData, 'data')
  const named = dataOption(argv) ?? (environment['FUYI_DATA_DIR'] || undefined)
  const dataFolder = named === undefined ? usual : path.resolve(workingFolder, named)
  const practice = argv.includes('--practice')
  return {
    dataFolder,
    // Practice runs beside the real cases: a lock, a log and kept text of its own.
    profileFolder: practice
      ? path.join(dataFolder, 'practice-desktop')
      : dataFolder === usual
        ? userData
        : path.join(dataFolder, 'desktop'),
    smoke: argv.includes('--smoke'),
    practice,
  }
}

function dataOption(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((argument) => argument === '--data' || argument.startsWith('--data='))
  if (at < 0) return undefined
  const folder = argv[at]?.startsWith('--data=') ? argv[at].slice('--data='.length) : argv[at + 1]
  if (!folder || folder.startsWith('--')) {
    throw new CommandLineError('--data 之后要写明数据文件夹，例如 --data D:\\复议台', '--data needs a folder')
  }
  return folder
}
