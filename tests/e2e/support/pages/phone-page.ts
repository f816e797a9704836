// A phone as a person uses it: tapping and typing what the page offers, found by role and by the words on it.

import type { Locator, Page } from 'playwright-core';
import { common } from '../../../../client-web/src/text/common.ts';
import { joiningText } from '../../../../client-web/src/text/joining.ts';
import { phoneText as text } from '../../../../client-web/src/text/phone.ts';
import type { CasePerson, WorkshopCase } from '../case-file.ts';
import type { PlannedIdea } from '../case-plan.ts';
import type { Watched } from '../chromium.ts';
import type { Participant } from '../play-case.ts';

export class PhonePage implements Participant {
  readonly watched: Watched;
  readonly page: Page;
  readonly #case: WorkshopCase;

  constructor(watched: Watched, whole: WorkshopCase) {
    this.watched = watched;
    this.page = watched.page;
    this.#case = whole;
  }

  /** Who the phone is in the workshop with this code, as it keeps it. */
  person(code: string): Promise<string | undefined> {
    return this.page.evaluate((of) => {
      const kept = localStorage.getItem(`cg/person/${of}`);
      return kept === null ? undefined : (JSON.parse(kept) as { person: string }).person;
    }, code);
  }

  /** Fills the joining form, but does not send it. */
  async fillIn(person: CasePerson): Promise<void> {
    const { form } = joiningText;
    const sector = labelOf(this.#case.sectors, person.sector);
    await this.page.getByLabel(form.name, { exact: true }).fill(person.name);
    await this.choose(this.page, sector);
    if (person.organisation !== undefined) {
      await this.page.getByLabel(form.organisation).fill(person.organisation);
    }
    if (person.role !== undefined) await this.page.getByLabel(form.role).fill(person.role);
  }

  async join(person: CasePerson): Promise<void> {
    await this.fillIn(person);
    await this.press(joiningText.form.join);
    await this.page.getByRole('link', { name: text.me, exact: true }).waitFor();
  }

  async introduce(words: string): Promise<void> {
    await this.write(text.introductions.label, words);
    await this.press(text.introductions.post);
    await this.isTold(text.introductions.statusDone);
  }

  async postAim(words: string): Promise<void> {
    await this.write(text.aims.label, words);
    await this.press(text.aims.post);
    await this.page.getByRole('heading', { name: text.aims.mine }).waitFor();
    await this.own(words).waitFor();
  }

  async supportAim(words: string): Promise<void> {
    await this.press(text.aims.endorseLabel(words));
    await this.page.getByRole('button', { name: text.aims.endorsedLabel(words) }).waitFor();
    await this.isSettled();
  }

  async score(scores: Readonly<Record<string, number | null>>): Promise<void> {
    for (const [item, score] of Object.entries(scores)) await this.tapScore(item, score);
    await this.isTold(text.scores.statusAll);
    await this.isSettled();
  }

  async tapScore(item: string, score: number | null): Promise<void> {
    const items = this.#case.agenda.flatMap((step) => step.items ?? []);
    const group = this.page.getByRole('radiogroup', { name: labelOf(items, item), exact: true });
    const value = score === null ? text.scores.cantSay : String(score);
    await group.getByRole('radio', { name: value, exact: true }).tap();
  }

  async postIdea({ column, text: words, attribution }: PlannedIdea): Promise<void> {
    await this.write(text.board.label, words);
    const columns = this.#case.agenda.flatMap((step) => step.columns ?? []);
    const where = this.page.getByRole('group', { name: text.board.column });
    await this.choose(where, labelOf(columns, column));
    const shown = this.page.getByRole('group', { name: text.board.attribution });
    await this.choose(shown, text.board.attributions[attribution].label);
    await this.press(text.board.post);
    await this.own(words).waitFor();
    await this.isSettled();
  }

  async giveDot(ideaText: string): Promise<void> {
    await this.press(text.board.more(ideaText));
    await this.isSettled();
  }

  async postGroupIdea(words: string): Promise<void> {
    await this.write(text.breakout.ideaLabel, words);
    await this.press(text.breakout.ideaPost);
    await this.own(words).waitFor();
    await this.isSettled();
  }

  async reportForGroup(words: string): Promise<void> {
    await this.write(text.breakout.report, words);
    await this.press(text.breakout.reportPost);
    await this.isSettled();
  }

  async sendWords(words: readonly string[]): Promise<void> {
    for (const [at, word] of words.entries()) {
      await this.page.getByLabel(new RegExp(`^Word ${at + 1} of`)).fill(word);
    }
    await this.press(text.words.post);
    await this.isTold(text.words.statusDone);
  }

  /** One's own words, where they are shown (not in the box in which they were typed). */
  own(words: string): Locator {
    return this.page.locator('p').getByText(words, { exact: true }).first();
  }

  async write(label: string, words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: label, exact: true }).fill(words);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).tap();
  }

  /** One of a few: the whole of a choice is the target, not the small circle in it. */
  async choose(among: Page | Locator, name: string): Promise<void> {
    const radio = this.page.getByRole('radio', { name, exact: true });
    await among.locator('label').filter({ has: radio }).tap();
  }

  /** The line at the bottom. */
  status(): Locator {
    return this.page.getByRole('contentinfo').getByRole('status');
  }

  async isTold(sentence: string): Promise<void> {
    await this.status().getByText(sentence, { exact: true }).waitFor();
  }

  /** Nothing is on its way any more. */
  async isSettled(): Promise<void> {
    await this.status()
      .getByText(text.status.sending, { exact: true })
      .waitFor({ state: 'hidden' });
    await this.status()
      .getByText(/kept here/)
      .waitFor({ state: 'hidden' });
  }

  async seesBanner(): Promise<void> {
    await this.page.getByText(common.connection.lost).waitFor();
  }

  async seesNoBanner(): Promise<void> {
    await this.page.getByText(common.connection.lost).waitFor({ state: 'hidden' });
  }

  async sees(prompt: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: prompt, exact: true }).waitFor();
  }

  async openMe(): Promise<void> {
    await this.page.getByRole('link', { name: text.me, exact: true }).tap();
    await this.page.getByRole('heading', { name: text.said.title }).waitFor();
  }

  async closeMe(): Promise<void> {
    await this.page.getByRole('link', { name: text.backToWorkshop }).tap();
  }
}

function labelOf(choices: readonly { id: string; label: string }[], id: string): string {
  return choices.find((choice) => choice.id === id)?.label ?? id;
}
