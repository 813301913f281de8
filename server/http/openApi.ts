import { OpenAPIGenerator } from '@orpc/openapi'
import type { AnyRouter } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'

let made: Promise<unknown> | undefined

/** The description of every call for the centre's other systems, which reach it under /api; made once. */
export function openApiDocument(router: AnyRouter): Promise<unknown> {
  made ??= new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(router, {
    info: { title: '复议台 Fuyi Desk', version: '0.1.0' },
    servers: [{ url: '/api' }],
    security: [{ session: [] }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
  })
  return made
}
