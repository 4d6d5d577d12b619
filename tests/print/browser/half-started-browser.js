import { readSync, writeSync } from 'node:fs'
import process from 'node:process'

// A browser that announces a first tab, and is killed before the page in it is there: over pipes 3 and 4, as the real one.
const chunk = Buffer.alloc(65536)
const tab = {
  method: 'Target.attachedToTarget',
  params: {
    sessionId: 'tabblad',
    targetInfo: { targetId: 'tabblad', type: 'tab', title: '', url: 'about:blank', attached: true },
    waitingForDebugger: false,
  },
}
for (;;) {
  const said = chunk.toString('utf8', 0, readSync(3, chunk))
  for (const { id, method, sessionId } of said
    .split('\0')
    .filter(Boolean)
    .map((text) => JSON.parse(text))) {
    if (sessionId !== undefined) process.kill(process.pid, 'SIGKILL')
    if (method === 'Target.setAutoAttach') writeSync(4, `${JSON.stringify(tab)}\0`)
    writeSync(4, `${JSON.stringify({ id, result: { browserContextIds: [] } })}\0`)
  }
}
