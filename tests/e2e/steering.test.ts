// What a facilitator steers with, seen from the desk, the screen and a phone at once.

import { beforeEach, expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { joiningAddressText } from '../../client-web/src/text/address.ts';
import { deskText as text } from '../../client-web/src/text/desk.ts';
import { endingsText } from '../../client-web/src/text/endings.ts';
import { phoneText } from '../../client-web/src/text/phone.ts';
import { screenText } from '../../client-web/src/text/screen.ts';
import type { Watched } from './support/chromium.ts';
import { linksOf } from './support/http-api.ts';
import { DeskPage } from './support/pages/desk-page.ts';
import { PhonePage } from './support/pages/phone-page.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();

let workshop: WorkshopCreated;
let desk: DeskPage;
let screen: Watched;
let phone: PhonePage;

beforeEach(async () => {
  workshop = await world.workshop();
  const links = linksOf(world.server.url, workshop);
  const [first] = world.case.people;
  [desk, screen, phone] = await Promise.all([
    world.chromium.open('desk', 'desk', links.desk).then((on) => new DeskPage(on, world.case)),
    world.chromium.open('screen', 'screen', links.screen),
    world.chromium.open('phone', 'phone', links.join).then((on) => new PhonePage(on, world.case)),
  ]);
  await phone.join(first!);
});

async function allAreFine(state: string): Promise<void> {
  for (const watched of [desk.watched, screen, phone.watched]) await watched.isAccessible(state);
}

test('a countdown on desk, screen and phone alike: start, extend, end', async () => {
  await desk.go('introductions');
  const pages = [desk.page, screen.page, phone.page];
  await desk.startCountdown();
  for (const page of pages)
    await page
      .getByRole('timer')
      .getByText(/^1[45]:\d\d$/)
      .waitFor();
  const timer = desk.page.getByRole('group', { name: text.timer.label });
  await timer.getByRole('button', { name: text.timer.add(5) }).click();
  for (const page of pages)
    await page
      .getByRole('timer')
      .getByText(/^(19|20):\d\d$/)
      .waitFor();
  await allAreFine('counting down');
  await timer.getByRole('button', { name: text.timer.end, exact: true }).click();
  for (const page of pages) await page.getByRole('timer').waitFor({ state: 'detached' });
});

test('joining is closed and opened: screen and desk show it', async () => {
  await screen.page.getByText(screenText.join.how).waitFor();
  await desk.room.getByRole('button', { name: text.room.lock }).click();
  await screen.page.getByText(screenText.join.locked).waitFor();
  await desk.room.getByText(text.room.locked).waitFor();
  await allAreFine('locked');
  await desk.room.getByRole('button', { name: text.room.unlock }).click();
  await screen.page.getByText(screenText.join.how).waitFor();
});

test('the screen is blanked and shown again; a phone is told', async () => {
  await desk.go('introductions');
  await screen.page.getByRole('heading', { name: world.case.agenda[0]!.title }).waitFor();
  await desk.menu(text.menu.blank);
  await screen.page
    .getByRole('heading', { name: world.case.agenda[0]!.title })
    .waitFor({ state: 'detached' });
  expect(await screen.page.getByText(workshop.code.slice(0, 3)).count()).toBe(0);
  await phone.page.getByText(phoneText.blanked).waitFor();
  await desk.page.getByText(text.menu.blanked).waitFor();
  await allAreFine('blank');
  await desk.menu(text.menu.unblank);
  await screen.page.getByRole('heading', { name: world.case.agenda[0]!.title }).waitFor();
});

test('a text is hidden from everybody and restored; its author knows', async () => {
  await desk.jump('aims');
  await phone.postAim('Something to think about');
  const shown = screen.page.getByText('Something to think about');
  await shown.waitFor();
  await desk.now
    .getByRole('button', { name: text.aims.hideLabel('Something to think about') })
    .click();
  await shown.waitFor({ state: 'detached' });
  await phone.page.getByText(phoneText.own.hidden).waitFor();
  await desk.now.getByText(text.texts.hidden, { exact: true }).waitFor();
  await allAreFine('hidden');
  await desk.now.getByRole('button', { name: text.texts.restore }).click();
  await shown.waitFor();
  await phone.page.getByText(phoneText.own.hidden).waitFor({ state: 'detached' });
});

test('a person is removed, and let back in by undoing it', async () => {
  const [first] = world.case.people;
  await desk.go('introductions');
  await phone.introduce('Hello from the ward');
  await screen.page.getByText('Hello from the ward').waitFor();
  await desk.openPerson(first!.name);
  await desk.watched.isAccessible('a person');
  await desk.room.getByRole('button', { name: text.room.remove, exact: true }).click();
  await phone.sees(endingsText.removed.title);
  await screen.page.getByText('Hello from the ward').waitFor({ state: 'detached' });
  await desk.room.getByText('0 in').waitFor();
  await desk.page.getByRole('button', { name: 'Undo' }).click();
  await phone.press(endingsText.removed.again);
  await phone.own('Hello from the ward').waitFor();
  await screen.page.getByText('Hello from the ward').waitFor();
});

test("a facilitator corrects somebody's name and sector", async () => {
  const [first] = world.case.people;
  await desk.openPerson(first!.name);
  await desk.room.getByLabel(text.room.name, { exact: true }).fill('Dr Ana Diaz');
  await desk.room.getByLabel(text.room.sector).selectOption('pharma');
  await desk.room.getByRole('button', { name: text.room.save }).click();
  await phone.sees(phoneText.waiting.hello('Dr Ana Diaz'));
  await screen.page
    .getByRole('listitem')
    .filter({ hasText: 'Industry' })
    .getByText('1', { exact: true })
    .waitFor();
});

test('the agenda is changed during the day: edited, added to, moved and removed', async () => {
  const titles = () => desk.agenda.locator('.agenda-title').allInnerTexts();
  await desk.agenda.getByRole('button', { name: /^What gets in the way/ }).click();
  await desk.agenda.getByRole('button', { name: text.agenda.edit, exact: true }).click();
  await desk.watched.isAccessible('editing the agenda');
  await desk.agenda.getByLabel(text.agenda.titleField).fill('Barriers');
  await desk.agenda.getByRole('button', { name: text.agenda.save, exact: true }).click();
  await expect.poll(titles).toContain('Barriers');
  await phone.page.getByText('Barriers').waitFor();

  await desk.agenda.getByRole('button', { name: text.agenda.add }).click();
  await desk.agenda.getByLabel(text.agenda.kind).selectOption('words');
  await desk.agenda.getByLabel(text.agenda.titleField).fill('One more word');
  await desk.agenda.getByRole('button', { name: text.agenda.addSave }).click();
  await expect.poll(async () => (await titles()).at(-1)).toBe('One more word');
  await desk.agenda.getByRole('button', { name: /^One more word/ }).click();
  await desk.agenda.getByRole('button', { name: text.agenda.up }).click();
  await expect.poll(async () => (await titles()).at(-2)).toBe('One more word');
  await desk.agenda.getByRole('button', { name: text.agenda.remove, exact: true }).click();
  await expect.poll(titles).not.toContain('One more word');
  await desk.page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(titles).toContain('One more word');
});

test('a rehearsal is cleared after the code is typed; people stay, what they said goes', async () => {
  await desk.go('introductions');
  await phone.introduce('Only a rehearsal');
  await screen.page.getByText('Only a rehearsal').waitFor();
  await desk.more(text.menu.clear);
  await desk.watched.isAccessible('clearing a rehearsal');
  const code = desk.page.getByRole('dialog').getByRole('textbox');
  await code.fill('WRONG1');
  await desk.answer(text.clear.confirm);
  await desk.page.getByText(text.clear.mismatch).waitFor();
  await code.fill(workshop.code);
  await desk.answer(text.clear.confirm);
  await desk.page.getByText(text.clear.done).waitFor();
  await phone.sees(phoneText.waiting.hello(world.case.people[0]!.name));
  await screen.page.getByText(screenText.join.inSoFar(1)).waitFor();
  await desk.go('introductions');
  await phone.page.getByRole('textbox', { name: phoneText.introductions.label }).waitFor();
  expect(await screen.page.getByText('Only a rehearsal').count()).toBe(0);
});

test('the end: asked once, said once on every page, undone from where it is said', async () => {
  await desk.go('introductions');
  await phone.introduce('Hello from the ward');
  await desk.more(text.menu.end);
  await desk.watched.isAccessible('asking before the end');
  await desk.answer(text.end.confirm);
  await screen.page.getByRole('heading', { name: screenText.thanks.title }).waitFor();
  await phone.sees(phoneText.ended.title);
  await desk.page.getByText(text.menu.ended).waitFor();
  await allAreFine('ended');
  expect(await desk.page.getByText(text.menu.ended).count()).toBe(1);
  expect(await desk.now.getByRole('button', { name: text.next.close }).count()).toBe(0);
  expect(await phone.page.getByText(phoneText.ended.body).count()).toBe(1);
  expect(await phone.page.getByRole('contentinfo').count()).toBe(0);
  await phone.own('Hello from the ward').waitFor();
  await desk.page.getByRole('button', { name: text.menu.reopen }).click();
  await phone.sees(world.case.agenda[0]!.prompt ?? '');
});

test('fewer people than groups: a forecast first, then as many groups as people; none anew once they write', async () => {
  await desk.jump('breakout');
  const planned = world.case.agenda.find(({ kind }) => kind === 'breakout')?.groups ?? 0;
  expect(planned).toBeGreaterThan(1);
  await desk.now.getByText(text.breakout.forecast(1, planned, planned - 1)).waitFor();
  await desk.pressNext(new RegExp(`^${text.next.split} Space`));
  const asked = desk.page.getByRole('dialog');
  await asked.getByText(text.breakout.forecast(1, planned, planned - 1)).waitFor();
  await desk.watched.isAccessible('asked about empty groups');
  await desk.answer(text.breakout.fewer(1));
  await desk.groupCards.first().waitFor();
  expect(await desk.groupCards.count()).toBe(1);

  await phone.press(phoneText.breakout.help);
  await desk.now
    .getByText(/asks for help/)
    .first()
    .waitFor();
  await phone.postGroupIdea('More time');
  await desk.now.getByText(text.breakout.inUse).waitFor();
  await desk.watched.isAccessible('groups that write');
  await desk.close();
  await desk.now.getByText(/asks for help/i).waitFor({ state: 'detached' });
  await phone.page.getByText(phoneText.breakout.helpCalled).waitFor({ state: 'detached' });
});

test('a peek has its price, said before; afterwards the round is not opened again, and why', async () => {
  await desk.jump('scores');
  await desk.close();
  await desk.now.getByText(text.controls.peekHint).waitFor();
  await desk.press(text.controls.peek);
  await desk.isState(text.state.peeked);
  const again = desk.now.getByRole('button', { name: text.controls.reopen });
  expect(await again.getAttribute('aria-disabled')).toBe('true');
  await desk.now.getByText(text.controls.reopenHint(2)).waitFor();
  await desk.watched.isAccessible('after a peek');
});

test('a space bar pressed twice does one thing, and says so', async () => {
  await desk.page.locator('body').press('Space');
  await desk.isState(text.state.open);
  await desk.page.locator('body').press('Space');
  await desk.page.getByText(text.next.rests(text.next.close)).waitFor();
  await desk.isState(text.state.open);
});

test('an address that only this computer reaches is marked on the screen and the desk', async () => {
  await screen.page.getByText(joiningAddressText.short).waitFor();
  await desk.menu(text.menu.join);
  await desk.page.getByRole('dialog').getByText(joiningAddressText.command).waitFor();
});

test('the preview shows a phone as it is, which follows and takes no press', async () => {
  await desk.go('introductions');
  await desk.page.locator('body').press('p');
  const preview = desk.page.locator('.preview-host');
  const [first, second] = world.case.agenda;
  await preview.getByText(first!.prompt ?? '', { exact: true }).waitFor();
  await preview.getByText(phoneText.introductions.post, { exact: true }).waitFor();
  await desk.watched.isAccessible('a preview');
  const lead = await world.attach(workshop);
  await lead.call('agenda.go', { activity: 'act2' });
  await preview.getByText(second!.prompt ?? '', { exact: true }).waitFor();
  expect(await preview.evaluate((host) => (host as HTMLElement).inert)).toBe(true);
});

test('a small phone: how an idea is signed is chosen without scrolling', async () => {
  await desk.jump('board');
  const last = phone.page.getByText(phoneText.board.attributions.none.label).first();
  await last.waitFor();
  const [box, bar] = await Promise.all([
    last.boundingBox(),
    phone.page.getByRole('contentinfo').boundingBox(),
  ]);
  expect(box!.y + box!.height).toBeLessThanOrEqual(bar!.y);
  await phone.watched.fits('a board');
});

test('the filled button by the space bar, and the sheets of the desk', async () => {
  await desk.page.locator('body').press('Space');
  await desk.isState(text.state.open);
  for (const [key, title] of [
    ['p', text.preview.title],
    ['?', text.shortcuts.title],
  ] as const) {
    await desk.page.locator('body').press(key);
    await desk.page.getByRole('dialog').getByRole('heading', { name: title }).waitFor();
    await desk.watched.isAccessible(title);
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await desk.menu(text.menu.join);
  await desk.watched.isAccessible(text.join.title);
  await desk.answer('Close');
  await desk.menu(text.menu.transcript);
  await desk.watched.isAccessible(text.transcript.title);
  const arriving = desk.page.waitForEvent('download');
  await desk.answer(text.transcript.formats.md);
  expect((await arriving).suggestedFilename()).toMatch(/\.md$/);
});

test('the desk on a phone: one part at a time, all of it reachable', async () => {
  const { desk: url } = linksOf(world.server.url, workshop);
  const small = new DeskPage(await world.chromium.open('small desk', 'phone', url), world.case);
  const show = (part: string) =>
    small.page.getByRole('navigation').getByRole('button', { name: part, exact: true }).tap();
  await small.go('introductions');
  for (const [part, region] of [
    [text.parts.agenda, small.agenda],
    [text.parts.room, small.room],
    [text.parts.current, small.now],
  ] as const) {
    await show(part);
    await region.waitFor();
    await small.watched.isAccessible(part);
    await small.watched.fits(part);
  }
});
