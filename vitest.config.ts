import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    environment: 'node',
    // Civil dates must not depend on where the test runs: a zone west of UTC shows the mistakes.
    env: { TZ: process.env['TZ'] ?? 'America/Los_Angeles' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
