import { z } from 'zod'

// zod probes `new Function`, which the page's security policy forbids and reports.
// Imported before anything that builds a schema.
z.config({ jitless: true })
