import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { StorageError } from '../../db/errors.ts'
import { clockFrom } from '../../electron/core/clock.ts'
import { openingFailure } from '../../electron/core/openingFailure.ts'
import { CommandLineError, parseCommandLine } from '../../electron/main/commandLine.ts'
import { rotatingFile } from '../../electron/main/rotatingFile.ts'
import { traceOf } from '../../server/log.ts'

describe('the command line', () => {
  const parse = (argv: string[], environment = {}) =>
    parseCommandLine(argv, environment, '/home/desk', '/home/desk/.config/fuyi-desk')
  const usual = {
    dataFolder: '/home/desk/.config/fuyi-desk/data',
    profileFolder: '/home/desk/.config/fuyi-desk',
    smoke: false,
    practice: false,
  }
  const practice = {
    dataFolder: '/home/desk/practice',
    profileFolder: '/home/desk/practice/desktop',
    smoke: false,
    practice: false,
  }

  it.each([
    ['nothing said', ['.'], {}, usual],
    ['Chromium’s own switches', ['--inspect=0', '--remote-debugging-port=0', '--database', '.'], {}, usual],
    ['--data DIR, from the working folder', ['.', '--data', 'practice'], {}, practice],
    ['--data=DIR', ['--data=/home/desk/practice'], {}, practice],
    ['the environment', [], { FUYI_DATA_DIR: '/home/desk/practice' }, practice],
    ['an empty environment', [], { FUYI_DATA_DIR: '' }, usual],
    [
      'the command line before the environment',
      ['--data', '/home/desk/practice'],
      { FUYI_DATA_DIR: '/elsewhere' },
      practice,
    ],
    // The same folder however it was named: the same profile, so the same lock.
    ['the usual folder, named', ['--data', '.config/fuyi-desk/data'], {}, usual],
    [
      'the practice mode, with a profile of its own beside the data',
      ['.', '--practice'],
      {},
      { ...usual, profileFolder: `${usual.dataFolder}/practice-desktop`, practice: true },
    ],
    ['a smoke test', ['--smoke', '--data', 'practice'], {}, { ...practice, smoke: true }],
  ])('%s', (_name, argv, environment, expected) => expect(parse(argv, environment)).toEqual(expected))

  it.each([[['--data']], [['--data', '--smoke']], [['--data=']]])('%j lacks a folder and says so', (argv) => {
    expect(() => parse(argv)).toThrow(CommandLineError)
    expect(() => parse(argv)).toThrow(expect.objectContaining({ zh: expect.stringContaining('--data') }))
  })
})

describe('the clock', () => {
  it('runs, and FUYI_NOW alone cannot stop it', () => {
    for (const environment of [
      {},
      { FUYI_NOW: '2020-01-01T00:00:00.000Z' },
      { FUYI_NOW: '2020-01-01T00:00:00.000Z', FUYI_TEST: '0' },
    ]) {
      const now = clockFrom(environment)()
      expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000)
      expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    }
  })

  it('stands still in a test, at the instant however it was written', () => {
    expect(clockFrom({ FUYI_TEST: '1', FUYI_NOW: '2026-11-22T10:00:00+08:00' })()).toBe('2026-11-22T02:00:00.000Z')
    expect(() => clockFrom({ FUYI_TEST: '1', FUYI_NOW: 'tomorrow' })).toThrow(RangeError)
  })
})

describe('data that cannot be opened', () => {
  const withCode = (code: string) => Object.assign(new Error('secret text'), { code })
  it.each([
    ['a newer database', new StorageError('DATABASE_NEWER', { found: 9, known: 1 }), '请升级本程序后再打开'],
    ['a full disk', withCode('ENOSPC'), '磁盘空间不足'],
    ['a full disk, told by SQLite', withCode('SQLITE_FULL'), '磁盘空间不足'],
    ['no permission', withCode('EACCES'), '权限'],
    ['a damaged file', withCode('SQLITE_CORRUPT'), '已损坏'],
    ['a file in place of the folder', withCode('ENOTDIR'), '--data'],
    ['a defect', new TypeError('secret text'), '日志'],
    ['something else entirely', undefined, '日志'],
  ])('%s', (_name, error, part) => {
    const { zh, en } = openingFailure(error)
    expect(zh).toContain(part)
    expect(zh + en).not.toContain('secret text')
  })
})

describe('the log', () => {
  it('begins a new file at its size, and keeps three older ones', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-log-'))
    const write = rotatingFile(path.join(folder, 'logs'), 'fuyi', 20)
    for (let line = 1; line <= 12; line++) write(`line number ${line}\n`)
    const read = (name: string) =>
      readFileSync(path.join(folder, 'logs', name), 'utf8')
        .split('\n')
        .filter(Boolean)
    expect(readdirSync(path.join(folder, 'logs')).sort()).toEqual([
      'fuyi.1.log',
      'fuyi.2.log',
      'fuyi.3.log',
      'fuyi.log',
    ])
    expect(['fuyi.3.log', 'fuyi.2.log', 'fuyi.1.log', 'fuyi.log'].flatMap(read)).toEqual(
      [5, 6, 7, 8, 9, 10, 11, 12].map((line) => `line number ${line}`),
    )
    rmSync(folder, { recursive: true })
  })

  it('that cannot be written does not stop the program', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'fuyi-log-'))
    writeFileSync(path.join(folder, 'logs'), 'a file where the folder should be')
    expect(() => rotatingFile(path.join(folder, 'logs'), 'fuyi')('line\n')).not.toThrow()
    rmSync(folder, { recursive: true })
  })

  it('keeps the place of an error, neither what it said nor where the program is installed', () => {
    const error = Object.assign(new RangeError('张某 的案件'), { code: 'E_TEST' })
    error.stack = [
      'RangeError: 张某 的案件',
      '    at decide (file:///home/zhangmou/fuyi/out/core/index.js:12:34)',
      '    at C:\\Users\\李某\\fuyi\\out\\main\\index.js:5:6',
      '    at async Promise.all (index 0)',
      '    at node:internal/process/task_queues:103:5',
    ].join('\n')
    expect(traceOf(error)).toEqual({
      error: 'RangeError',
      code: 'E_TEST',
      frames: 'index.js:12:34 < index.js:5:6 < task_queues:103:5',
    })
    expect(traceOf('张某')).toEqual({ error: 'string' })
  })
})
