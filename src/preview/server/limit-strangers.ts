import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Most connections that have not yet sent an accepted request. A browser opens a few in advance. */
const maxStrangers = 32

/**
 * Closes the oldest connection without an accepted request when there are too many: another program on this machine that opens
 * connections then closes its own, and not the reader's.
 *
 * @returns to be called with the connection of every accepted request
 */
export function limitStrangers(server: Server): (socket: Socket) => void {
  // A set keeps the order of insertion.
  const strangers = new Set<Socket>()
  server.on('connection', (socket) => {
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
    if (strangers.size <= maxStrangers) return
    for (const oldest of strangers) {
      strangers.delete(oldest)
      oldest.destroy()
      return
    }
  })
  return (socket) => strangers.delete(socket)
}
