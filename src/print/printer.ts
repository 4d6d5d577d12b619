import pLimit, { type LimitFunction } from 'p-limit'
import { EnvironmentError } from '../system/environment-error.ts'
import { sweepPrivateFolders } from '../system/private-folder.ts'
import { type Surroundings, surroundings } from '../system/surroundings.ts'
import { Browser } from './browser/browser.ts'
import type { BrowserAbout } from './browser/browser-choice.ts'
import { type KeptPage, PageGone } from './page/kept-page.ts'
import type { Printable, Printed, Resource } from './page/printable.ts'

export interface PrinterOptions {
  /** Path of the browser (`--browser`, config); else one is looked for. */
  readonly browser?: string | undefined
  /** Seconds that each step (start, load, print) may take. Default 30. */
  readonly timeout?: number
  /** Documents printed at the same time. Default 2. */
  readonly jobs?: number
  /** Stops everything at once: the browser is killed, what was under way fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Documents after which the browser is replaced, so that its memory stays flat. Default 300. */
  readonly documentsPerBrowser?: number
  readonly here?: Surroundings
}

/** The one owner of the browser: documents in, PDF bytes out. */
export interface Printer {
  /**
   * Prints one document; as many at the same time as `jobs` says, the rest wait. If the browser dies under it, it is
   * repeated in a new one, a few times.
   * @param onPdf told of the bytes as soon as they are there, before the lines are counted; twice when the browser dies in between
   * @throws EnvironmentError `geen-browser`, `browser-start-mislukt`, `browser-gestopt` or `tijd-verstreken`; Error with the
   * browser's words when it lives and refuses
   */
  print(printable: Printable, onPdf?: (pdf: Uint8Array) => void): Promise<Printed>
  /** Loads a style and its fonts before the first document is ready. Never fails: what is wrong shows at `print`. */
  warm(style: string, resources: ReadonlyMap<string, Resource>): Promise<void>
  /** @throws EnvironmentError as `print` */
  about(): Promise<BrowserAbout>
  /** Kills the browser and waits until its processes and files are gone. What is under way fails. */
  close(): Promise<void>
}

type Step = 'starten' | 'laden' | 'afdrukken'

/**
 * How often a document is printed when the browser dies under it. A browser that dies takes along all documents under way, also those
 * that are not to blame: twice in a row is bad luck, so often is the document.
 */
const mostTries = 4

/** Styles are long, and a preview that follows a designer sees many. */
const stylesRemembered = 32

/** Starts the browser at once and returns without waiting for it. */
export function openPrinter(options: PrinterOptions = {}): Printer {
  return new BrowserPrinter(options)
}

const stopped = 'The printer is closed.'

class BrowserPrinter implements Printer {
  readonly #options: PrinterOptions
  readonly #here: Surroundings
  readonly #jobs: number
  readonly #limit: LimitFunction
  /** All that may still have a process or a folder. */
  readonly #browsers = new Set<Browser>()
  readonly #warming = new Map<string, Promise<void>>()
  readonly #warmed = new Set<string>()
  readonly #swept: Promise<void>
  #current: Browser
  #successor: Browser | undefined
  #stopReason: unknown
  /** Whether a browser has been up: then one that does not start was killed while it did. */
  #lived = false

  constructor(options: PrinterOptions) {
    this.#options = options
    this.#here = options.here ?? surroundings()
    this.#jobs = Math.max(1, options.jobs ?? 2)
    this.#limit = pLimit(this.#jobs)
    this.#current = this.#launch()
    const { signal } = options
    if (signal?.aborted) this.#stop(signal.reason)
    signal?.addEventListener('abort', this.#abort, { once: true })
    // What a killed run left is cleared once the browser is up: not before, for this run's user is waiting.
    const sweep = (): Promise<void> => sweepPrivateFolders(this.#here.temporary, this.#here.user)
    this.#swept = this.#current.ready.then(sweep, sweep)
  }

  print(printable: Printable, onPdf?: (pdf: Uint8Array) => void): Promise<Printed> {
    return this.#limit(async () => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await this.#printOnce(printable, onPdf)
        } catch (error) {
          this.#throwUnlessGone(error)
          if (tries === mostTries) throw diedTooOften(error)
        }
      }
    })
  }

  async warm(style: string, resources: ReadonlyMap<string, Resource>): Promise<void> {
    // Every document of a batch asks for it: from the second on, the pages that print have the style on, or will have.
    if (this.#warmed.has(style)) return
    if (this.#warmed.size >= stylesRemembered) this.#warmed.clear()
    this.#warmed.add(style)
    const warming = this.#dressOne(style, resources).catch(() => undefined)
    this.#warming.set(style, warming)
    await warming
    this.#warming.delete(style)
  }

  async about(): Promise<BrowserAbout> {
    return this.#ready(this.#browser())
  }

  async close(): Promise<void> {
    this.#stop(new Error(stopped))
    await Promise.all([...this.#browsers].map((browser) => browser.gone))
    await this.#swept
  }

  readonly #abort = (): void => this.#stop(this.#options.signal?.reason)

  #stop(reason: unknown): void {
    this.#stopReason ??= reason
    this.#options.signal?.removeEventListener('abort', this.#abort)
    for (const browser of this.#browsers) browser.kill()
  }

  /** Only what a browser or a page did not live to finish is worth a second try. */
  #throwUnlessGone(error: unknown): void {
    if (this.#stopReason !== undefined) throw this.#stopReason
    if (!(error instanceof PageGone)) throw error
  }

  async #printOnce(printable: Printable, onPdf: ((pdf: Uint8Array) => void) | undefined): Promise<Printed> {
    if (this.#stopReason !== undefined) throw this.#stopReason
    await this.#warming.get(printable.style)
    const browser = this.#browser()
    const about = await this.#ready(browser)
    const page = await this.#takePage(browser, printable.style)
    try {
      await this.#within('laden', page.load(printable))
      const printed = await this.#within('afdrukken', page.print(printable.count, onPdf))
      browser.served += 1
      browser.givePageBack(page)
      return { ...printed, browser: about.version }
    } catch (error) {
      const died = !(error instanceof EnvironmentError) && (await this.#isGone(page))
      browser.discardPage(page)
      throw died ? new PageGone('The page is gone.', { cause: error }) : error
    }
  }

  /** A page that does not answer in time is as good as gone. */
  async #isGone(page: KeptPage): Promise<boolean> {
    return this.#within('afdrukken', page.isGone()).catch(() => true)
  }

  async #takePage(browser: Browser, style: string): Promise<KeptPage> {
    const taking = browser.takePage(style)
    try {
      return await this.#within('laden', taking)
    } catch (error) {
      // One that comes too late is of no use to anyone.
      taking.then(
        (page) => browser.discardPage(page),
        () => browser.discardPage(undefined),
      )
      throw error
    }
  }

  async #dressOne(style: string, resources: ReadonlyMap<string, Resource>): Promise<void> {
    const browser = this.#browser()
    await this.#ready(browser)
    const page = await this.#takePage(browser, style)
    try {
      await this.#within('laden', page.dress(style, resources))
      // The first print of a page is slow: done now, unless a document is waiting for it already.
      if (this.#limit.activeCount === 0) await this.#within('afdrukken', page.print([]))
      browser.givePageBack(page)
    } catch (error) {
      browser.discardPage(page)
      throw error
    }
  }

  /** The browser to print in now. One that has done its share keeps on working until the next one is up. */
  #browser(): Browser {
    // Nothing would end one that is started after the end.
    if (this.#stopReason !== undefined) throw this.#stopReason
    const isLost = this.#current.state === 'weg' || (this.#lived && this.#current.state === 'mislukt')
    if (isLost) this.#current = this.#launch()
    if (this.#current.served < (this.#options.documentsPerBrowser ?? 300)) return this.#current
    const failed = this.#successor?.state === 'mislukt' || this.#successor?.state === 'weg'
    if (failed || !this.#successor) this.#successor = this.#launch()
    if (this.#successor.state === 'klaar') {
      this.#current.retire()
      this.#current = this.#successor
      this.#successor = undefined
    }
    return this.#current
  }

  #launch(): Browser {
    const browser = new Browser(this.#options.browser, this.#here, this.#jobs * 2)
    this.#browsers.add(browser)
    void browser.gone.then(() => this.#browsers.delete(browser))
    return browser
  }

  async #ready(browser: Browser): Promise<BrowserAbout> {
    try {
      const about = await this.#within('starten', browser.ready)
      this.#lived = true
      return about
    } catch (error) {
      // A browser that does not start for one document does not start for the next: they need not wait for it as well.
      if (error instanceof EnvironmentError && error.code === 'tijd-verstreken') this.#stop(error)
      if (this.#stopReason !== undefined) throw this.#stopReason
      if (this.#lived) throw new PageGone('The browser died while it started.', { cause: error })
      throw error
    }
  }

  #within<T>(step: Step, work: Promise<T>): Promise<T> {
    const seconds = this.#options.timeout ?? 30
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(outOfTime(step, seconds)), seconds * 1000)
      work.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }
}

function diedTooOften(cause: unknown): EnvironmentError {
  return new EnvironmentError(
    'browser-gestopt',
    `De browser is ${mostTries} keer gestopt tijdens het maken van dit document.`,
    'Vaak is er te weinig geheugen: probeer het met --jobs 1, of verklein de afbeeldingen.',
    { cause },
  )
}

function outOfTime(step: Step, seconds: number): EnvironmentError {
  const subject = step === 'starten' ? 'Het starten van de browser' : `Het ${step} van het document`
  return new EnvironmentError(
    'tijd-verstreken',
    `${subject} duurde langer dan ${seconds} ${seconds === 1 ? 'seconde' : 'seconden'} (stap: ${step}).`,
    'Geef meer tijd met --timeout <seconden>, of maak met --jobs minder documenten tegelijk.',
  )
}
