// For tests of components: a link without a network, and a page to render on.

import { render, type ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';
import { Connection } from '../connection/connection';
import { LinkContext, linkOver, type Link } from '../connection/link';
import { FakeSocket, settled } from '../connection/testing/fake-socket';
import { ServerClock } from '../state/clock';
import { Records } from '../state/records';

export interface TestLink extends Link {
  socket: FakeSocket;
  /** A frame of the view. */
  put: (records: Record<string, unknown>, remove?: string[]) => void;
}

let nextWorkshop = 1;

/** Attached, with nothing in its view yet. */
export async function testLink(): Promise<TestLink> {
  const workshop = `w${nextWorkshop++}`;
  const records = new Records();
  const clock = new ServerClock();
  const credentials = { workshop, token: 'p1.mac' };
  const connection = new Connection({
    url: 'ws://test/ws',
    records,
    clock,
    credentials,
    openSocket: FakeSocket.open,
  });
  const link = linkOver(connection, records, clock, credentials);
  connection.start();
  const socket = FakeSocket.last;
  await socket.attaches();
  let seq = 0;
  const put = (changed: Record<string, unknown>, remove: string[] = []) =>
    act(() => records.apply({ epoch: 'e1', seq: ++seq, put: changed, remove }));
  return { ...link, socket, put: (changed, remove) => void put(changed, remove) };
}

export class TestPage {
  readonly element = document.createElement('div');

  constructor(
    private readonly link: Link | undefined,
    children: ComponentChildren,
  ) {
    document.body.replaceChildren(this.element);
    this.show(children);
  }

  show(children: ComponentChildren): void {
    void act(() => {
      render(
        this.link ? (
          <LinkContext.Provider value={this.link}>{children}</LinkContext.Provider>
        ) : (
          children
        ),
        this.element,
      );
    });
  }

  get text(): string {
    return this.element.textContent;
  }

  /** The one element of a selector whose text or label holds `words`. */
  find(selector: string, words = ''): HTMLElement {
    const found = [...this.element.querySelectorAll<HTMLElement>(selector)].find((each) =>
      `${each.getAttribute('aria-label') ?? ''} ${each.textContent}`.includes(words),
    );
    if (!found) throw new Error(`no ${selector} with "${words}" in: ${this.text}`);
    return found;
  }

  has(selector: string): boolean {
    return this.element.querySelector(selector) !== null;
  }

  async press(selector: string, words = ''): Promise<void> {
    await act(async () => {
      this.find(selector, words).click();
      await settled();
    });
  }

  async type(selector: string, value: string): Promise<void> {
    await act(async () => {
      const field = this.find(selector) as HTMLInputElement;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await settled();
    });
  }

  async key(selector: string, key: string, words = ''): Promise<void> {
    await act(async () => {
      this.find(selector, words).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true }),
      );
      await settled();
    });
  }

  async submit(selector = 'form'): Promise<void> {
    await act(async () => {
      this.find(selector).dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      await settled();
    });
  }

  close(): void {
    void act(() => render(null, this.element));
  }
}

/** Lets a test say something in the name of the server and waits until the page has shown it. */
export async function shown(say: () => Promise<void>): Promise<void> {
  await act(async () => {
    await say();
    await settled();
  });
}
