import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { connectBrowser, PipeTransport } from '../../../src/print/browser/pipe-transport.ts'

function pipes(): { out: PassThrough; input: PassThrough; transport: PipeTransport; heard: string[] } {
  const [out, input] = [new PassThrough(), new PassThrough()]
  const transport = new PipeTransport(out, input)
  const heard: string[] = []
  transport.onmessage = (message) => heard.push(message)
  transport.onclose = () => heard.push('closed')
  return { out, input, transport, heard }
}

it('ends each message with a zero byte', () => {
  const { out, transport } = pipes()
  transport.send('{"id":1}')
  transport.send('{"id":2}')
  expect(String(out.read())).toBe('{"id":1}\0{"id":2}\0')
})

it('takes several messages out of one chunk, each in a turn of its own', async () => {
  const { input, transport, heard } = pipes()
  const order: string[] = []
  transport.onmessage = (message) => {
    order.push(message)
    queueMicrotask(() => order.push(`after ${message}`))
  }
  input.write('een\0twee\0')
  await turn()
  await turn()
  expect(order).toEqual(['een', 'after een', 'twee', 'after twee'])
  expect(heard).toEqual([])
})

it('joins a message that is split over chunks, also in the middle of a character', async () => {
  const { input, heard } = pipes()
  const bytes = Buffer.from('{"naam":"Łódź"}\0{"id":2}\0')
  for (const byte of bytes) input.write(Buffer.of(byte))
  await turn()
  await turn()
  expect(heard).toEqual(['{"naam":"Łódź"}', '{"id":2}'])
})

it.each([
  ['the browser closes its end', ({ input }: ReturnType<typeof pipes>) => input.destroy()],
  ['reading fails', ({ input }: ReturnType<typeof pipes>) => input.destroy(new Error('EIO'))],
  ['writing fails', ({ out }: ReturnType<typeof pipes>) => out.destroy(new Error('EPIPE'))],
  ['it is closed', ({ transport }: ReturnType<typeof pipes>) => transport.close()],
])('is closed once, after what was said, when %s', async (_, end) => {
  const both = pipes()
  both.input.write('laatste\0')
  await turn()
  end(both)
  await both.transport.ended
  await turn()
  both.transport.close()
  await turn()
  expect(both.heard).toEqual(['laatste', 'closed'])
  expect(both.transport.closed).toBe(true)
  expect(() => both.transport.send('{}')).toThrow('The browser is gone.')
})

it('fails the calls of puppeteer that wait for an answer when it closes', async () => {
  const { out, input, transport } = pipes()
  const connecting = connectBrowser(transport)
  const asked = await new Promise<string>((resolve) => out.once('data', (chunk: Buffer) => resolve(String(chunk))))
  expect(asked).toContain('Target.getBrowserContexts')
  input.destroy()
  await expect(connecting).rejects.toThrow('Target closed')
})

it('fails the calls of puppeteer on a pipe that was closed before', async () => {
  const { transport } = pipes()
  transport.close()
  await turn()
  await expect(connectBrowser(transport)).rejects.toThrow('The browser is gone.')
})

it('drops what puppeteer answers to a message that arrived before the end', async () => {
  const { transport } = pipes()
  transport.close()
  expect(() => transport.send('{}')).not.toThrow()
})
