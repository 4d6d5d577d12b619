import type { Browser as Driven } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import { removeFolder } from '../../system/private-folder.ts'
import type { Surroundings } from '../../system/surroundings.ts'
import { KeptPage, PageGone } from '../page/kept-page.ts'
import type { BrowserAbout, BrowserChoice } from './browser-choice.ts'
import { type BrowserProcess, cannotStart, lastOf, startBrowser } from './browser-process.ts'
import { connectBrowser } from './connect-browser.ts'
import { findBrowser } from './find-browser.ts'
import { refuseFewOpenFiles } from './open-files.ts'
import { decideSandbox, diedOfSandbox, type Sandbox, sandboxRefused } from './sandbox.ts'

interface Started {
  readonly about: BrowserAbout
  readonly process: BrowserProcess
}

/** How often one is started that is killed while it starts: it may be bad luck, and nothing is lost yet. */
const mostStarts = 3

/**
 * One life of a browser: found, started, and killed when its work is done. Making it starts it at once; nothing waits.
 * It owns its pages: those that are idle lie here until a document wants them.
 */
export class Browser {
  /** Fails with an EnvironmentError when no browser can be found or started. */
  readonly ready: Promise<BrowserAbout>
  /** Settles, never fails, once every process and folder of this life is gone. */
  readonly gone: Promise<void>
  /** Documents printed so far. */
  served = 0
  #process: BrowserProcess | undefined
  #driven: Driven | undefined
  readonly #stop = new AbortController()
  readonly #idle: KeptPage[] = []
  #state: 'starten' | 'klaar' | 'mislukt' = 'starten'
  #pages = 0
  #working = 0
  #retired = false

  /**
   * @param given path the user asks for
   * @param keep how many pages may lie idle or work, all in all
   */
  constructor(
    given: string | undefined,
    private readonly here: Surroundings,
    private readonly keep: number,
  ) {
    const started = this.#start(given)
    this.ready = started.then(({ about }) => about)
    this.gone = started.then(this.#end, this.#end)
    // Whoever prints hears of a failed start; a start that nobody waits for must not end the program.
    this.ready.then(
      () => {
        this.#state = 'klaar'
      },
      () => {
        this.#state = 'mislukt'
      },
    )
  }

  /** `starten` until it is ready, `weg` when it dies after that; a failed start stays `mislukt`. */
  get state(): 'starten' | 'klaar' | 'weg' | 'mislukt' {
    if (this.#state === 'klaar' && this.#process?.transport.closed) return 'weg'
    return this.#state
  }

  /** Takes an idle page, one with this style on if there is one, or opens a new one. Give it back or discard it. */
  async takePage(style: string): Promise<KeptPage> {
    await this.ready
    this.#working += 1
    const dressed = this.#idle.findIndex((page) => page.style === style)
    const bare = this.#idle.findIndex((page) => page.style === undefined)
    const chosen = Math.max(dressed, dressed === -1 ? bare : -1)
    if (chosen !== -1) return this.#idle.splice(chosen, 1)[0] ?? this.#openPage()
    // All full: the page that lay idle longest changes its style.
    const oldest = this.#pages >= this.keep ? this.#idle.shift() : undefined
    return oldest ?? this.#openPage()
  }

  givePageBack(page: KeptPage): void {
    this.#idle.push(page)
    this.#release()
  }

  discardPage(page: KeptPage | undefined): void {
    if (page) {
      page.close()
      this.#pages -= 1
    }
    this.#release()
  }

  /** Ends it as soon as the documents under way are done. */
  retire(): void {
    this.#retired = true
    if (this.#working === 0) this.kill()
  }

  /** Ends it now, with all its children; `gone` tells when. */
  kill(): void {
    this.#stop.abort()
    this.#process?.kill()
  }

  #release(): void {
    this.#working -= 1
    if (this.#retired && this.#working === 0) this.kill()
  }

  async #openPage(): Promise<KeptPage> {
    const [process, driven] = [this.#process, this.#driven]
    if (!process || !driven) throw new PageGone('The browser is gone.')
    this.#pages += 1
    try {
      return await whileUp(process, driven.newPage().then(KeptPage.open))
    } catch (error) {
      this.#pages -= 1
      // An empty page holds nothing that a browser could refuse.
      throw new PageGone('The browser opens no page.', { cause: error })
    }
  }

  /** Not waiting before the process is started where a browser is installed: that is what makes a cold start short. */
  async #start(given: string | undefined): Promise<Started> {
    refuseFewOpenFiles(this.here)
    const found = findBrowser(given, this.here, this.#stop.signal)
    const choice = found instanceof Promise ? await found : found
    const sandbox = decideSandbox(choice.path, this.here)
    try {
      return await this.#attempts(choice, sandbox)
    } catch (error) {
      if (choice.temporary) await removeFolder(choice.temporary)
      throw error
    }
  }

  /** Again without the sandbox where only that kept it from starting, and where it was killed as it started. */
  async #attempts(choice: BrowserChoice, sandbox: Sandbox): Promise<Started> {
    for (let starts = 1; ; starts += 1) {
      const process = startBrowser(choice, sandbox, this.here)
      const version = await this.#attempt(process)
      if (version !== undefined) return { process, about: { choice, sandbox, version } }
      if (sandbox.on && diedOfSandbox(process.lastWords())) return this.#attempts(choice, sandboxRefused())
      if (process.endedBy() === undefined || starts === mostStarts) throw cannotStart(choice, process)
    }
  }

  /** The version of a browser that is up; undefined when it did not start and is gone. */
  async #attempt(process: BrowserProcess): Promise<string | undefined> {
    this.#process = process
    if (this.#stop.signal.aborted) process.kill()
    try {
      const driven = await whileUp(process, connectBrowser(process.transport))
      const [product, page] = await whileUp(process, Promise.all([driven.version(), firstPage(driven)]))
      this.#driven = driven
      this.#idle.push(page)
      this.#pages = 1
      return product.replace(/^.*\//, '')
    } catch (error) {
      await lastOf(process)
      if (this.#stop.signal.aborted) throw new PageGone('Stopped while starting.', { cause: error })
      return undefined
    }
  }

  readonly #end = async (started: unknown): Promise<void> => {
    await this.#process?.gone
    const about = this.#isStarted(started) ? started.about : undefined
    if (about?.choice.temporary) await removeFolder(about.choice.temporary)
  }

  #isStarted(value: unknown): value is Started {
    return typeof value === 'object' && value !== null && 'about' in value
  }
}

/** The page that the browser opened by itself, with its renderer under way; else a new one. */
async function firstPage(driven: Driven): Promise<KeptPage> {
  const opened = driven.targets().find((target) => target.type() === 'page' && target.url() === 'about:blank')
  return KeptPage.open((await opened?.page()) ?? (await driven.newPage()))
}

/** Fails as soon as the browser dies: puppeteer also waits for events, and nobody sends those any more. */
async function whileUp<T>({ transport }: BrowserProcess, work: Promise<T>): Promise<T> {
  const ended = transport.ended.then(() => {
    throw new PageGone('The browser is gone.')
  })
  return Promise.race([work, ended])
}
