// What a file of tests has of the desk: its page, or one of the others, over made-up records.

import { render, type ComponentType } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, vi } from 'vitest';
import { LinkContext } from '../../../connection/link';
import { DeskPage } from '../DeskPage';
import { madeLink, type Answer, type MadeLink } from './link';
import type { Made } from './workshop';

export class MadePage {
  #element: HTMLElement | undefined;
  #link: MadeLink | undefined;

  /** All that is shown. */
  get element(): HTMLElement {
    return this.#element!;
  }

  /** That of what is shown now. */
  get link(): MadeLink {
    return this.#link!;
  }

  show(made: Made, Page: ComponentType = DeskPage, answer?: Answer): Promise<void> {
    return this.showOver(madeLink(made, answer), Page);
  }

  /** In the place of what was shown before. */
  async showOver(link: MadeLink, Page: ComponentType = DeskPage): Promise<void> {
    this.#link = link;
    await act(() =>
      render(
        <LinkContext.Provider value={link}>
          <Page />
        </LinkContext.Provider>,
        this.element,
      ),
    );
  }

  /** Shows nothing. */
  async clear(): Promise<void> {
    await act(() => render(null, this.element));
  }

  open(): void {
    this.#element = document.createElement('div');
    document.body.append(this.#element);
  }

  async close(): Promise<void> {
    await this.clear();
    this.element.remove();
  }
}

interface MadePageOptions {
  /** Time goes on only when a test has it so. Without, a test may still ask for that itself. */
  readonly fakeTimers?: boolean;
}

/** To be called once, at the top of a file. */
export function pageForEachTest({ fakeTimers = false }: MadePageOptions = {}): MadePage {
  const page = new MadePage();
  beforeEach(() => {
    if (fakeTimers) vi.useFakeTimers();
    page.open();
  });
  afterEach(async () => {
    await page.close();
    vi.useRealTimers();
  });
  return page;
}
