// Chromium with pages of every size. A page that says something went wrong (console, exception, content security
// policy) has failed, whatever it looks like.

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium, Axe } from './packages.ts';

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Waiting for a page: generous, since two cores may be busy. */
export const pagePatienceMs = 12_000;

export type Device = 'phone' | 'desk' | 'screen';

const devices: Record<Device, BrowserContextOptions> = {
  phone: {
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  },
  desk: { viewport: { width: 1440, height: 900 } },
  screen: { viewport: { width: 1920, height: 1080 } },
};

/** What a browser says by itself about a link that is gone, or an answer that is an HTTP error. */
const linkTrouble = /WebSocket connection to .* failed|net::ERR_(CONNECTION|EMPTY|SOCKET)/;
/** Chromium says of every page over plain HTTP that it takes no notice of this header. */
const plainHttp = /Cross-Origin-Opener-Policy header has been ignored/;
const httpTrouble = /the server responded with a status of 4\d\d/;

export interface PageOptions extends BrowserContextOptions {
  /** The test breaks the link of this page, or has the server refuse a request. */
  readonly expects?: readonly ('link trouble' | 'refused requests' | 'plain HTTP')[];
}

export class Watched {
  readonly page: Page;
  readonly name: string;
  /** What it said had gone wrong. */
  readonly troubles: string[] = [];
  /** What it received over WebSockets, as text. */
  readonly frames: string[] = [];
  readonly context: BrowserContext;
  #allowed: RegExp[];

  constructor(context: BrowserContext, page: Page, name: string, options: PageOptions) {
    this.context = context;
    this.page = page;
    this.name = name;
    const { expects = [] } = options;
    this.#allowed = [
      ...(expects.includes('link trouble') ? [linkTrouble] : []),
      ...(expects.includes('refused requests') ? [httpTrouble] : []),
      ...(expects.includes('plain HTTP') ? [plainHttp] : []),
    ];
    page.setDefaultTimeout(pagePatienceMs);
    page.on('console', (message) => {
      if (message.type() === 'error') this.#trouble(message.text());
    });
    page.on('pageerror', (error) => this.#trouble(error.stack ?? error.message));
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.frames.push(String(payload)));
    });
  }

  /** Axe finds nothing in the state that the page is in. */
  async isAccessible(state: string): Promise<void> {
    const { violations } = await new Axe({ page: this.page }).setLegacyMode(true).analyze();
    if (violations.length === 0) return;
    const told = violations.map(({ id, help, nodes }) => {
      const where = nodes.slice(0, 4).map(({ html, failureSummary }) => {
        return `    ${html.slice(0, 200)}\n      ${(failureSummary ?? '').replaceAll('\n', ' ')}`;
      });
      return `  ${id}: ${help} (${nodes.length})\n${where.join('\n')}`;
    });
    throw new Error(`axe, ${this.name}, ${state}:\n${told.join('\n')}`);
  }

  /** Nothing is wider than the page: no sideways scrolling. */
  async fits(state: string): Promise<void> {
    const [content, width] = await this.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    if (content > width) throw new Error(`${this.name}, ${state}: ${content} wide in ${width}`);
  }

  isQuiet(): void {
    if (this.troubles.length > 0) throw new Error(this.troubles.join('\n'));
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  #trouble(text: string): void {
    if (!this.#allowed.some((pattern) => pattern.test(text))) {
      this.troubles.push(`${this.name} says: ${text}`);
    }
  }
}

export class Chromium {
  readonly #browser: Browser;
  readonly #pages: Watched[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async launch(more: readonly string[] = []): Promise<Chromium> {
    const executablePath = process.env.CG_CHROMIUM ?? '/usr/bin/chromium';
    return new Chromium(await chromium.launch({ executablePath, args: [...flags, ...more] }));
  }

  /** A page of its own: no storage shared with any other. */
  async open(
    name: string,
    device: Device,
    url: string,
    options: PageOptions = {},
  ): Promise<Watched> {
    const { expects: _, ...contextOptions } = options;
    const context = await this.#browser.newContext({
      ...devices[device],
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...contextOptions,
    });
    const watched = new Watched(context, await context.newPage(), name, options);
    this.#pages.push(watched);
    await watched.page.goto(url);
    return watched;
  }

  /** A picture of every page that is open, for whoever looks into a failure. */
  async takePictures(folder: string): Promise<void> {
    for (const { page, name } of this.#pages) {
      await page
        .screenshot({ path: `${folder}/${name.replace(/\W+/g, '-')}.png` })
        .catch(() => undefined);
    }
  }

  /** Closes all pages; fails if any of them had trouble. */
  async closePages(): Promise<void> {
    const pages = this.#pages.splice(0);
    const troubles = pages.flatMap((watched) => watched.troubles);
    await Promise.all(pages.map((watched) => watched.close()));
    if (troubles.length > 0) throw new Error(troubles.join('\n'));
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
