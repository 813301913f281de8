// npm run docs: writes the documents that are generated from the code.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './run.ts'
import { statesDocument } from './statesDocument.ts'

writeFileSync(path.join(ROOT, 'docs/states.md'), statesDocument())
