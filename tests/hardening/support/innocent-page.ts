// Whether a page took a text for markup: it ran a script, opened a dialog, went elsewhere, asked for something, broke
// its content security policy, or has an element or attribute that none of ours has.

import type { Page } from 'playwright-core';

export class InnocentPage {
  readonly page: Page;
  readonly faults: string[] = [];
  readonly #origin: string | undefined;

  /** `origin`: the only one that it may ask anything of. */
  constructor(page: Page, origin?: string) {
    this.page = page;
    this.#origin = origin;
    page.on('dialog', (dialog) => {
      this.faults.push(`a script ran: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const url = request.url();
      const isOurs = this.#origin !== undefined && url.startsWith(`${this.#origin}/`);
      if (!isOurs && !/^(data|blob|about):/.test(url)) this.faults.push(`asked for ${url}`);
      if (new URL(url).pathname.endsWith('/x'))
        this.faults.push(`loaded an image of the corpus: ${url}`);
    });
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted Type/i.test(message.text())) {
        this.faults.push(message.text());
      }
    });
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) this.faults.push(`a frame: ${frame.url()}`);
    });
  }

  /** Looks at the page as it is now. Returns the texts of the corpus that are shown. */
  async look(state: string, corpus: readonly string[]): Promise<string[]> {
    const { strange, shown } = await this.page.evaluate((texts) => {
      const strange: string[] = [];
      const never =
        'iframe,object,embed,base,frame,math,xmp,template,[srcdoc],script:not([src]),video';
      for (const element of document.querySelectorAll('*')) {
        for (const name of element.getAttributeNames()) {
          if (/^on/i.test(name)) strange.push(`${element.tagName} has ${name}`);
        }
        const link = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        if (/^\s*(javascript|data):/i.test(link) && element.tagName !== 'IMG') {
          strange.push(`${element.tagName} leads to ${link.slice(0, 60)}`);
        }
        if (element.matches(never)) strange.push(element.outerHTML.slice(0, 120));
      }
      const seen = document.body.innerText;
      return { strange, shown: texts.filter((text) => seen.includes(text)) };
    }, corpus as string[]);
    this.faults.push(...strange.map((what) => `${state}: ${what}`));
    return shown;
  }
}
