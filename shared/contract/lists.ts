import { z } from 'zod'
import { command, query, signedIn } from './define.ts'
import { only } from './errors.ts'
import { id } from './values.ts'

/** Lists that remember how a person has set them up. */
export const listNames = ['cases'] as const
const list = z.enum(listNames)

/** Columns shown, in their order, with widths in pixels; how many of the first stay in place when scrolling sideways. */
export const listLayout = z.object({
  columns: z.array(z.object({ id: z.string().max(64), width: z.int().min(24).max(2_000) })).max(100),
  frozen: z.int().min(0).max(20),
})

const name = z.string().trim().min(1).max(40)
/** What is shown, in the words of that list: its own schema reads it. */
const shown = z.record(z.string(), z.unknown()).refine((body) => JSON.stringify(body).length <= 50_000)

const view = z.object({
  id,
  name,
  shared: z.boolean(),
  /** Whose view it is; only they, or a supervisor if it is shared, change it. */
  owner: z.object({ id, name: z.string() }),
  query: shown,
  layout: listLayout,
})

export const lists = {
  /** A person's own set-up of a list (null: never changed), and the views they may open. */
  mine: query(signedIn)
    .route({ summary: '列表设置和视图 Layout and views of a list' })
    .input(z.object({ list }))
    .output(z.object({ layout: listLayout.nullable(), views: z.array(view) })),
  keepLayout: command(signedIn)
    .route({ summary: '保存列表设置 Keep a layout' })
    .input(z.object({ list, layout: listLayout }))
    .output(z.object({})),
  /** Saves a view; one of the same name and owner is replaced. With `id` that view is changed, name included. */
  saveView: command(signedIn)
    .route({ summary: '保存视图 Save a view' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ list, id: id.optional(), name, shared: z.boolean(), query: shown, layout: listLayout }))
    .output(view),
  removeView: command(signedIn)
    .route({ summary: '删除视图 Remove a view' })
    .errors(only('NOT_FOUND'))
    .input(z.object({ id }))
    .output(z.object({})),
}

export type ListName = (typeof listNames)[number]
export type ListLayout = z.output<typeof listLayout>
export type ListView = z.output<typeof view>
