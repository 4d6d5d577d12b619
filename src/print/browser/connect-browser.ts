import type { Browser } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import type { PipeTransport } from './pipe-transport.ts'

/**
 * Connects puppeteer to a browser that has been started. It is loaded here, in the time that the browser needs to boot, and from
 * the entry without the parts that install and launch browsers. Time limits are the printer's.
 */
export async function connectBrowser(transport: PipeTransport): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js')
  return puppeteer.connect({
    transport,
    defaultViewport: null,
    networkEnabled: false,
    issuesEnabled: false,
    protocolTimeout: 0,
  })
}
