// Plain JavaScript on purpose: it has to run, and to speak, where Node is too old for TypeScript files.
// better-sqlite3 13 crashes without a word below Node 24.
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `需要 Node.js 24 或更高版本，当前为 ${process.version}：请从 https://nodejs.org 安装后重试。` +
      ` (Node.js 24 or newer is required, this is ${process.version}.)`,
  )
  process.exit(1)
}
