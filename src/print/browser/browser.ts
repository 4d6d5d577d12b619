import type { Browser as Driven } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import { removeFolder } from '../../system/private-folder.ts'
import type { Surroundings } from '../../system/surroundings.ts'
import { PageGone, ReusablePage } from '../page/reusable-page.ts'
import type { BrowserAbout, BrowserChoice } from './browser-choice.ts'
import { type BrowserProcess, cannotStart, endProcess, startBrowser } from './browser-process.ts'
import { findBrowser } from './find-browser.ts'
import { checkOpenFileLimit } from './open-file-limit.ts'
import { connectBrowser } from './pipe-transport.ts'
import { decideSandbox, failedOnSandbox, type Sandbox, sandboxRefused } from './sandbox.ts'

/** Attempts to start a browser that is killed during its start. */
const maxStarts = 3

/** One browser from start to end, with a pool of idle pages. The constructor starts it and does not wait. */
export class Browser {
  /** Rejects with an EnvironmentError when no browser can be found or started. */
  readonly ready: Promise<BrowserAbout>
  /** Resolves, and never rejects, once its processes and folders are gone. */
  readonly gone: Promise<void>
  /** Documents printed so far. */
  served = 0
  #process: BrowserProcess | undefined
  #driven: Driven | undefined
  readonly #stop = new AbortController()
  readonly #idle: ReusablePage[] = []
  #state: 'starten' | 'klaar' | 'mislukt' = 'starten'
  #pages = 0
  #working = 0
  #retired = false

  /**
   * @param given the path that the user specified
   * @param maxPages limit of open pages, idle or in use
   */
  constructor(
    given: string | undefined,
    private readonly here: Surroundings,
    private readonly maxPages: number,
  ) {
    this.ready = this.#start(given)
    this.gone = this.ready.then(
      ({ choice }) => this.#end(choice.temporary),
      () => this.#end(undefined),
    )
    // A caller that prints gets the error; an unhandled rejection would end the program.
    this.ready.then(
      () => {
        this.#state = 'klaar'
      },
      () => {
        this.#state = 'mislukt'
      },
    )
  }

  /** `starten` until it is ready, `weg` when it dies after that, `mislukt` when it did not start. */
  get state(): 'starten' | 'klaar' | 'weg' | 'mislukt' {
    if (this.#state === 'klaar' && this.#process?.transport.closed) return 'weg'
    return this.#state
  }

  /** Takes an idle page, preferably one with this style loaded, or opens one. The caller returns or discards it. */
  async takePage(style: string): Promise<ReusablePage> {
    await this.ready
    this.#working += 1
    const styled = this.#idle.findIndex((page) => page.style === style)
    const empty = this.#idle.findIndex((page) => page.style === undefined)
    const chosen = styled === -1 ? empty : styled
    if (chosen !== -1) return this.#idle.splice(chosen, 1)[0] ?? this.#openPage()
    // At the limit, the page that was idle longest changes its style.
    const oldest = this.#pages >= this.maxPages ? this.#idle.shift() : undefined
    return oldest ?? this.#openPage()
  }

  givePageBack(page: ReusablePage): void {
    this.#idle.push(page)
    this.#release()
  }

  discardPage(page: ReusablePage | undefined): void {
    if (page) {
      page.close()
      this.#pages -= 1
    }
    this.#release()
  }

  /** Ends it when the documents in progress are done. */
  retire(): void {
    this.#retired = true
    if (this.#working === 0) this.kill()
  }

  /** Ends it now, with all its children; `gone` then resolves. */
  kill(): void {
    this.#stop.abort()
    this.#process?.kill()
  }

  #release(): void {
    this.#working -= 1
    if (this.#retired && this.#working === 0) this.kill()
  }

  async #openPage(): Promise<ReusablePage> {
    const [process, driven] = [this.#process, this.#driven]
    if (!process || !driven) throw new PageGone('The browser is gone.')
    this.#pages += 1
    try {
      return await whileUp(process, driven.newPage().then(ReusablePage.open))
    } catch (error) {
      this.#pages -= 1
      // Opening an empty page fails only when the browser dies.
      throw new PageGone('The browser opens no page.', { cause: error })
    }
  }

  /** Spawns an installed browser in the same turn: any wait here would lengthen a cold start. */
  async #start(given: string | undefined): Promise<BrowserAbout> {
    checkOpenFileLimit(this.here)
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

  /** Retries without the sandbox when that prevented the start, and after a kill during the start. */
  async #attempts(choice: BrowserChoice, sandbox: Sandbox): Promise<BrowserAbout> {
    for (let starts = 1; ; starts += 1) {
      const process = startBrowser(choice, sandbox, this.here)
      const version = await this.#attempt(process)
      if (version !== undefined) return { choice, sandbox, version }
      if (sandbox.on && failedOnSandbox(process.lastOutput())) return this.#attempts(choice, sandboxRefused)
      if (process.endedBy() === undefined || starts === maxStarts) throw cannotStart(choice, process)
    }
  }

  /** The version of the started browser; undefined when it did not start and is gone. */
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
      await endProcess(process)
      if (this.#stop.signal.aborted) throw new PageGone('Stopped while starting.', { cause: error })
      return undefined
    }
  }

  async #end(temporary: string | undefined): Promise<void> {
    await this.#process?.gone
    if (temporary) await removeFolder(temporary)
  }
}

/** The page that the browser opened itself, whose renderer is already starting; otherwise a new one. */
async function firstPage(driven: Driven): Promise<ReusablePage> {
  const opened = driven.targets().find((target) => target.type() === 'page' && target.url() === 'about:blank')
  return ReusablePage.open((await opened?.page()) ?? (await driven.newPage()))
}

/** Rejects when the browser dies: puppeteer would wait forever for events of a dead browser. */
async function whileUp<T>({ transport }: BrowserProcess, work: Promise<T>): Promise<T> {
  const ended = transport.ended.then(() => {
    throw new PageGone('The browser is gone.')
  })
  return Promise.race([work, ended])
}
