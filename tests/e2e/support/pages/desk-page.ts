// The desk as a facilitator uses it.

import type { Locator, Page } from 'playwright-core';
import type { Kind } from '../../../../client-web/src/protocol/generated.ts';
import { deskText as text } from '../../../../client-web/src/text/desk.ts';
import type { WorkshopCase } from '../case-file.ts';
import type { Watched } from '../chromium.ts';
import type { Facilitator } from '../play-case.ts';
import { after, until } from '../waiting.ts';

/** For a moment after it has changed, the filled button takes no press: it could be the second half of the last one. */
const restMs = 800;

export class DeskPage implements Facilitator {
  readonly watched: Watched;
  readonly page: Page;
  readonly #case: WorkshopCase;

  constructor(watched: Watched, whole: WorkshopCase) {
    this.watched = watched;
    this.page = watched.page;
    this.#case = whole;
  }

  get now(): Locator {
    return this.page.getByRole('region', { name: text.parts.current, exact: true });
  }

  get room(): Locator {
    return this.page.getByRole('region', { name: text.parts.room, exact: true });
  }

  get agenda(): Locator {
    return this.page.getByRole('region', { name: text.parts.agenda, exact: true });
  }

  async go(kind: Kind): Promise<void> {
    const title = this.#titleOf(kind);
    await this.pressNext(new RegExp(`^(Begin|Next): ${title}`));
    await this.isOn(title);
  }

  /** Whatever comes next: by the line of the agenda. */
  async jump(kind: Kind): Promise<void> {
    const title = this.#titleOf(kind);
    await this.agenda.getByRole('button', { name: new RegExp(`^${title}`) }).click();
    await this.agenda.getByRole('button', { name: text.agenda.go }).click();
    await this.isOn(title);
  }

  async startCountdown(): Promise<void> {
    const countdown = this.page.getByRole('form', { name: text.timer.label });
    await countdown.getByRole('button', { name: text.timer.start }).click();
    await this.page.getByRole('group', { name: text.timer.label }).waitFor();
  }

  async close(): Promise<void> {
    await this.pressNext(/^Close/);
    await this.isState(text.state.closed);
  }

  async reveal(): Promise<void> {
    await this.pressNext(new RegExp(`^(${text.next.reveal}|${text.next.reportBack})`));
    await this.isState(text.state.revealed);
  }

  async merge(aims: readonly string[], _: readonly string[], shared: string): Promise<void> {
    const [first = ''] = aims;
    const same = this.now.getByRole('checkbox', { name: text.aims.select(first) });
    await until('the aims to merge', async () => (await same.count()) === aims.length);
    for (const box of await same.all()) await box.check();
    await this.now.getByLabel(text.aims.wording).fill(shared);
    await this.now.getByRole('button', { name: text.aims.merge, exact: true }).click();
    await this.now.getByRole('checkbox', { name: text.aims.select(shared) }).waitFor();
  }

  async split(): Promise<void> {
    await this.pressNext(new RegExp(`^${text.next.split} Space`));
    await this.groupCards.first().waitFor();
  }

  get groupCards(): Locator {
    return this.now.getByRole('region');
  }

  async groups(): Promise<readonly (readonly string[])[]> {
    const ids = new Map(this.#case.people.map(({ id, name }) => [name, id]));
    const groups: string[][] = [];
    for (const card of await this.groupCards.all()) {
      const names = await card.locator('.group-person').allInnerTexts();
      groups.push(names.map((name) => ids.get(name) ?? name));
    }
    return groups;
  }

  #titleOf(kind: Kind): string {
    return this.#case.agenda.find((step) => step.kind === kind)?.title ?? '';
  }

  async isOn(title: string): Promise<void> {
    await this.now.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
    await this.isState(text.state.open);
  }

  async isState(state: string): Promise<void> {
    await this.now.getByText(state, { exact: true }).first().waitFor();
  }

  /** The filled button. */
  async pressNext(label: RegExp): Promise<void> {
    const button = this.now.getByRole('button', { name: label }).first();
    await button.waitFor();
    await after(restMs);
    await button.click();
  }

  /** A control of what is on now. */
  async press(name: string | RegExp): Promise<void> {
    const exact = typeof name === 'string';
    await this.now.getByRole('button', { name, exact }).first().click();
  }

  async menu(name: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name, exact: true }).click();
  }

  /** What is behind "More". */
  async more(name: string): Promise<void> {
    await this.page.getByRole('banner').getByText(text.menu.more, { exact: true }).click();
    await this.menu(name);
  }

  /** Opens somebody's line in the room. */
  async openPerson(name: string): Promise<void> {
    await this.room.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  }

  /** The button of a dialog. */
  async answer(name: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  }
}
