import pLimit, { type LimitFunction } from 'p-limit'
import { EnvironmentError } from '../system/environment-error.ts'
import { sweepPrivateFolders } from '../system/private-folder.ts'
import { type Surroundings, surroundings } from '../system/surroundings.ts'
import { Browser } from './browser/browser.ts'
import type { BrowserAbout } from './browser/browser-choice.ts'
import type { Printable, Printed, Resource } from './page/printable.ts'
import { PageGone, type ReusablePage } from './page/reusable-page.ts'

export interface PrinterOptions {
  /** Path of the browser (`--browser`, config). Default: the first one found. */
  readonly browser?: string | undefined
  /** Limit of each step (start, load, print) in seconds. Default 30. */
  readonly timeout?: number
  /** Documents printed in parallel. Default 2. */
  readonly jobs?: number
  /** Kills the browser; pending calls reject with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Documents after which the browser is replaced, which bounds its memory. Default 300. */
  readonly documentsPerBrowser?: number
  readonly here?: Surroundings
}

/** The only owner of the browser: documents in, PDF bytes out. */
export interface Printer {
  /**
   * Prints a document, at most `jobs` in parallel. If the browser dies, it is printed again in a new one, a few times.
   * @param onPdf receives the bytes before the lines are counted; twice if the browser dies in between
   * @throws EnvironmentError `geen-browser`, `browser-start-mislukt`, `browser-gestopt` or `tijd-verstreken`; Error with the
   * browser's message when it refuses
   */
  print(printable: Printable, onPdf?: (pdf: Uint8Array) => void): Promise<Printed>
  /** Loads a style and its fonts in advance. Never rejects: `print` reports the problem. */
  warm(style: string, resources: ReadonlyMap<string, Resource>): Promise<void>
  /** @throws EnvironmentError as `print` */
  about(): Promise<BrowserAbout>
  /** Kills the browser and waits until its processes and files are gone. Pending calls reject. */
  close(): Promise<void>
}

type Step = 'starten' | 'laden' | 'afdrukken'

/** Attempts per document. A dying browser also fails the documents printed beside the culprit (docs/decisions.md). */
const maxAttempts = 4

/** Bounds memory: styles are long, and a preview of a house style under development sees many. */
const maxWarmedStyles = 32

/** Starts the browser and returns without waiting for it. */
export function openPrinter(options: PrinterOptions = {}): Printer {
  return new BrowserPrinter(options)
}

const stopped = 'The printer is closed.'

class BrowserPrinter implements Printer {
  readonly #here: Surroundings
  readonly #jobs: number
  readonly #limit: LimitFunction
  /** All browsers that may still have a process or a folder. */
  readonly #browsers = new Set<Browser>()
  readonly #warming = new Map<string, Promise<void>>()
  readonly #warmed = new Set<string>()
  readonly #swept: Promise<void>
  #current: Browser
  #successor: Browser | undefined
  #stopReason: unknown
  /** Whether a browser ever started: if so, a later start that fails was interrupted. */
  #hasStarted = false

  constructor(private readonly options: PrinterOptions) {
    this.#here = options.here ?? surroundings()
    this.#jobs = Math.max(1, options.jobs ?? 2)
    this.#limit = pLimit(this.#jobs)
    this.#current = this.#launch()
    const { signal } = options
    if (signal?.aborted) this.#stop(signal.reason)
    signal?.addEventListener('abort', this.#abort, { once: true })
    // Removes the leftovers of killed runs, after the start of the browser because the user waits for that.
    const sweep = (): Promise<void> => sweepPrivateFolders(this.#here.temporary, this.#here.user)
    this.#swept = this.#current.ready.then(sweep, sweep)
  }

  print(printable: Printable, onPdf?: (pdf: Uint8Array) => void): Promise<Printed> {
    return this.#limit(async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await this.#printOnce(printable, onPdf)
        } catch (error) {
          this.#throwUnlessGone(error)
          if (attempt === maxAttempts) throw diedTooOften(error)
        }
      }
    })
  }

  async warm(style: string, resources: ReadonlyMap<string, Resource>): Promise<void> {
    // Called for every document of a batch; once is enough, since the pages keep the style.
    if (this.#warmed.has(style)) return
    if (this.#warmed.size >= maxWarmedStyles) this.#warmed.clear()
    this.#warmed.add(style)
    const warming = this.#warmPage(style, resources).catch(() => undefined)
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

  readonly #abort = (): void => this.#stop(this.options.signal?.reason)

  #stop(reason: unknown): void {
    this.#stopReason ??= reason
    this.options.signal?.removeEventListener('abort', this.#abort)
    for (const browser of this.#browsers) browser.kill()
  }

  /** Only the death of a browser or page justifies another attempt. */
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

  /** A page that does not answer in time counts as gone. */
  async #isGone(page: ReusablePage): Promise<boolean> {
    return this.#within('afdrukken', page.isGone()).catch(() => true)
  }

  async #takePage(browser: Browser, style: string): Promise<ReusablePage> {
    const taking = browser.takePage(style)
    try {
      return await this.#within('laden', taking)
    } catch (error) {
      // A page that arrives after the timeout is discarded.
      taking.then(
        (page) => browser.discardPage(page),
        () => browser.discardPage(undefined),
      )
      throw error
    }
  }

  async #warmPage(style: string, resources: ReadonlyMap<string, Resource>): Promise<void> {
    const browser = this.#browser()
    await this.#ready(browser)
    const page = await this.#takePage(browser, style)
    try {
      await this.#within('laden', page.loadStyle(style, resources))
      // The first print of a page is slow, so it is done now unless a document is already waiting.
      if (this.#limit.activeCount === 0) await this.#within('afdrukken', page.print([]))
      browser.givePageBack(page)
    } catch (error) {
      browser.discardPage(page)
      throw error
    }
  }

  /** The browser to print in. One that reached its limit of documents is used until its successor has started. */
  #browser(): Browser {
    // A browser started after `close` would never be ended.
    if (this.#stopReason !== undefined) throw this.#stopReason
    const isLost = this.#current.state === 'weg' || (this.#hasStarted && this.#current.state === 'mislukt')
    if (isLost) this.#current = this.#launch()
    if (this.#current.served < (this.options.documentsPerBrowser ?? 300)) return this.#current
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
    const browser = new Browser(this.options.browser, this.#here, this.#jobs * 2)
    this.#browsers.add(browser)
    void browser.gone.then(() => this.#browsers.delete(browser))
    return browser
  }

  async #ready(browser: Browser): Promise<BrowserAbout> {
    try {
      const about = await this.#within('starten', browser.ready)
      this.#hasStarted = true
      return about
    } catch (error) {
      // A browser that does not start in time for one document will not for the next, so these do not wait.
      if (error instanceof EnvironmentError && error.code === 'tijd-verstreken') this.#stop(error)
      if (this.#stopReason !== undefined) throw this.#stopReason
      if (this.#hasStarted) throw new PageGone('The browser died while it started.', { cause: error })
      throw error
    }
  }

  #within<T>(step: Step, work: Promise<T>): Promise<T> {
    const seconds = this.options.timeout ?? 30
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(outOfTime(step, seconds)), seconds * 1000)
      work.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }
}

function diedTooOften(cause: unknown): EnvironmentError {
  return new EnvironmentError(
    'browser-gestopt',
    `De browser is ${maxAttempts} keer gestopt tijdens het maken van dit document.`,
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
