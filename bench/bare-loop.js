import puppeteer from 'puppeteer-core'
import { watchTree } from './process-tree.js'

/**
 * The floor for a number of documents: one browser, as many reused pages, `setContent` of the composed HTML and `pdf` with tags and
 * outline. Returns documents a second and processor time per document in ms, without the start of the browser and its first pages.
 * @param {{ html: string, documents: number, pages: number, executablePath: string }} options
 */
export async function bareLoop({ html, documents, pages, executablePath }) {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await puppeteer.launch({ executablePath, args, pipe: true, headless: 'shell' })
  try {
    const idle = await Promise.all(Array.from({ length: pages }, () => browser.newPage()))
    const print = async (/** @type {import('puppeteer-core').Page} */ page) => {
      await page.setContent(html, { waitUntil: 'load' })
      await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
    }
    await Promise.all(idle.map(print))
    const watched = watchTree(process.pid)
    let left = documents
    const start = performance.now()
    await Promise.all(
      idle.map(async (page) => {
        for (; left > 0; ) {
          left -= 1
          await print(page)
        }
      }),
    )
    const speed = (documents * 1000) / (performance.now() - start)
    return { speed, cost: (1000 * watched().seconds) / documents }
  } finally {
    await browser.close()
  }
}
