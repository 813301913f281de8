// Loaded before anything else: whoever imports or requires 'electron' gets the stand-in.
'use strict'
const { registerHooks } = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const url = pathToFileURL(path.join(__dirname, 'electron.ts')).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url, shortCircuit: true, format: 'module-typescript' } : next(specifier, context),
})
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true })
