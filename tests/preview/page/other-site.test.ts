import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../src/preview/server/server.ts'
import { openBrowser } from '../../print/open-browser.ts'
import { repairableProject } from '../repairable-project.ts'
import { app } from '../served.ts'
import { aWhile, until } from '../wait-until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

it('another site in the same browser repairs nothing, even with the address and the offer', async () => {
  const { session, keys, read } = repairableProject('een fout')
  const preview = await serve(session, { port: 0, app, placesOf: () => [] })
  const site = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>kwaad'))
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done))
  onTestFinished(async () => {
    await preview.close()
    site.close()
    site.closeAllConnections()
  })
  await until(() => keys().length > 0)
  const target = `${preview.address}herstel`
  const body = JSON.stringify({ sleutel: keys()[0] })
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
  const tried = await page.evaluate(
    async (to, text) => {
      const send = (init: RequestInit) =>
        fetch(to, { method: 'POST', body: text, ...init }).then(
          ({ type, status }) => `${type} ${status}`,
          () => 'refused',
        )
      const asJson = { headers: { 'content-type': 'application/json' } }
      const blob = new Blob([text], { type: 'application/json' })
      return [
        await send(asJson),
        await send({ ...asJson, mode: 'no-cors' }),
        await send({ mode: 'no-cors', body: blob }),
        await send({ headers: { 'content-type': 'text/plain' }, mode: 'no-cors' }),
        navigator.sendBeacon(to, text) ? 'sent' : 'not sent',
      ]
    },
    target,
    body,
  )
  expect(tried).toHaveLength(5)
  // A form that sends JSON as plain text: `{"sleutel":"…","x":"="}`.
  await page.evaluate(
    (to, text) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action: to, enctype: 'text/plain' })
      const input = document.createElement('input')
      Object.assign(input, { name: `${text.slice(0, -1)},"x":"`, value: '"}' })
      form.append(input)
      document.body.append(form)
      form.submit()
    },
    target,
    body,
  )
  await aWhile(500)
  expect(read()).toBe('een fout')
  await page.goto(preview.address)
  const own = await page.evaluate(
    async (text) =>
      (await fetch('herstel', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })).status,
    body,
  )
  expect(own).toBe(204)
  expect(read()).toBe('een goed')
  await page.close()
})
