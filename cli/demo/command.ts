import type { Arguments } from '../arguments.ts'

export async function demoCommand(_args: Arguments): Promise<void> {
  throw new Error('演练数据生成尚在编写。')
}
