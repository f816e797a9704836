// The waiting room in a browser: who joins waits, the desk is told from wherever it looks, and a phone that is let in
// goes on without being touched.

import { beforeEach, expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { deskText } from '../../client-web/src/text/desk.ts';
import { doorText as text } from '../../client-web/src/text/door.ts';
import { joiningText } from '../../client-web/src/text/joining.ts';
import { phoneText } from '../../client-web/src/text/phone.ts';
import { waitingText } from '../../client-web/src/text/waiting.ts';
import type { CasePerson } from './support/case-file.ts';
import { linksOf } from './support/http-api.ts';
import { DeskPage } from './support/pages/desk-page.ts';
import { PhonePage } from './support/pages/phone-page.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();

let workshop: WorkshopCreated;
let desk: DeskPage;

beforeEach(async () => {
  workshop = await world.workshop();
  const link = linksOf(world.server.url, workshop).desk;
  desk = new DeskPage(await world.chromium.open('desk', 'desk', link), world.case);
  await doorButton(text.switchOn).click();
  await door().getByText(text.on).waitFor();
});

const door = () => desk.page.getByRole('group', { name: text.label, exact: true });
const doorButton = (name: string) => door().getByRole('button', { name, exact: true });
const badge = (n: number) =>
  desk.page.getByRole('banner').getByRole('button', { name: text.badgeLabel(n) });

async function comes(person: CasePerson): Promise<PhonePage> {
  const link = linksOf(world.server.url, workshop).join;
  const watched = await world.chromium.open(`phone of ${person.name}`, 'phone', link);
  const phone = new PhonePage(watched, world.case);
  await phone.fillIn(person);
  await phone.press(joiningText.form.join);
  await phone.sees(waitingText.title);
  return phone;
}

const isIn = (phone: PhonePage) =>
  phone.page.getByRole('link', { name: phoneText.me, exact: true }).waitFor();

test('who joins waits, and is let in without touching the phone', async () => {
  const [first] = world.case.people;
  const phone = await comes(first!);
  await phone.watched.isAccessible('waiting');
  await phone.watched.fits('waiting');
  await phone.page.getByText(first!.name, { exact: true }).waitFor();
  await phone.page.getByText(world.case.title).first().waitFor();

  await door().getByText(text.title(1)).waitFor();
  await badge(1).waitFor();
  await desk.page
    .getByRole('status')
    .getByText(text.came([first!.name], 1))
    .waitFor();
  await desk.watched.isAccessible('somebody waits');
  await desk.watched.fits('somebody waits');
  await desk.room.getByText(deskText.room.in(0)).waitFor();

  await phone.page.reload();
  await phone.sees(waitingText.title);
  await doorButton(text.letInLabel(first!.name)).click();
  await isIn(phone);
  await desk.room.getByText(deskText.room.in(1)).waitFor();
  await badge(1).waitFor({ state: 'detached' });
  await desk.go('introductions');
  await phone.introduce('Hello from the door');
  await phone.watched.isAccessible('let in');
});

test('while it waits a phone is sent nothing of what happens inside', async () => {
  const [first] = world.case.people;
  const phone = await comes(first!);
  await desk.go('introductions');
  const inside = await world.attach(workshop);
  await inside.call('workshop.edit', { title: 'Another title' });
  await phone.page.getByText('Another title').first().waitFor();
  const told = phone.watched.frames.map((frame) => JSON.parse(frame) as ViewMessage);
  const keys = new Set(told.flatMap(({ params }) => Object.keys(params?.put ?? {})));
  expect([...keys].sort()).toEqual(['me', 'waiting_room']);
});

interface ViewMessage {
  readonly params?: { readonly put?: Record<string, unknown> };
}

test('a name is corrected while waiting', async () => {
  const [first] = world.case.people;
  const phone = await comes({ ...first!, name: 'Aan' });
  await phone.press(waitingText.correct);
  await phone.watched.isAccessible('correcting');
  await phone.write(joiningText.form.name, first!.name);
  await phone.press(waitingText.save);
  await phone.page.getByText(first!.name, { exact: true }).waitFor();
  await door().getByText(first!.name).waitFor();
});

test('everybody at once; newcomers come straight in again', async () => {
  const phones = await Promise.all(world.case.people.slice(0, 3).map(comes));
  await door().getByText(text.title(3)).waitFor();
  await doorButton(text.letAllIn(3)).click();
  await Promise.all(phones.map(isIn));
  const late = await comes(world.case.people[3]!);
  await door().getByText(text.title(1)).waitFor();
  await doorButton(text.switchOff).click();
  await desk.watched.isAccessible('asked what becomes of those who wait');
  await desk.answer(text.askLetIn(1).otherwise);
  await door().getByText(text.off).waitFor();
  await door().getByText(text.title(1)).waitFor();
  await late.sees(waitingText.title);
  await doorButton(text.letInLabel(world.case.people[3]!.name)).click();
  await isIn(late);
});

test('who is turned away is told so, also after a reload, and can be let in after all', async () => {
  const [first] = world.case.people;
  const phone = await comes(first!);
  await doorButton(text.turnAwayLabel(first!.name)).click();
  await phone.sees(waitingText.turnedAway.title);
  await phone.watched.isAccessible('turned away');
  await phone.page.reload();
  await phone.sees(waitingText.turnedAway.title);
  await desk.openPerson(first!.name);
  await desk.room.getByRole('button', { name: deskText.room.restore }).click();
  await desk.room.getByText(deskText.room.in(1)).waitFor();
  await phone.press(waitingText.turnedAway.again);
  await isIn(phone);
});

test('who does not want to join after all leaves nothing behind', async () => {
  const [first] = world.case.people;
  const phone = await comes(first!);
  await door().getByText(first!.name).waitFor();
  await phone.press(waitingText.leave);
  await phone.press(waitingText.leaveConfirm);
  await phone.page.getByLabel(joiningText.form.name, { exact: true }).waitFor();
  await door().getByText(first!.name).waitFor({ state: 'detached' });
});

test('the badge leads to the door on a small desk, and all of it works by keyboard', async () => {
  const [first, second] = world.case.people;
  const phones = [await comes(first!), await comes(second!)];
  const { page } = desk;
  await page.setViewportSize({ width: 360, height: 740 });
  await badge(2).click();
  await door().getByText(text.title(2)).waitFor();
  await desk.watched.fits('the door on a phone');
  await desk.watched.isAccessible('the door on a phone');
  expect(await door().evaluate((element) => element === document.activeElement)).toBe(true);
  await doorButton(text.letInLabel(first!.name)).focus();
  await page.keyboard.press('Enter');
  await isIn(phones[0]!);
  await door().getByText(text.title(1)).waitFor();
  // The line went with the button that had the focus; the next stop is still at the door.
  await page.keyboard.press('Tab');
  expect(await door().evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await doorButton(text.letInLabel(second!.name)).focus();
  await page.keyboard.press('Space');
  await isIn(phones[1]!);
});
