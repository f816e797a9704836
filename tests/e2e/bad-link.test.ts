// Links as phones have them: slow ones, and ones that are dead without anybody being told.

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { phoneText } from '../../client-web/src/text/phone.ts';
import { LinkProxy } from './support/link-proxy.ts';
import { PhonePage } from './support/pages/phone-page.ts';
import type { ProtocolClient } from './support/protocol-client.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();

let workshop: WorkshopCreated;
let proxy: LinkProxy;
let desk: ProtocolClient;
let phone: PhonePage;

beforeEach(async () => {
  workshop = await world.workshop();
  proxy = await LinkProxy.before(world.server.url);
  desk = await world.attach(workshop);
  await desk.call('agenda.go', { activity: 'act2' });
  const url = `${proxy.url}/join/${workshop.code}`;
  const expects = ['link trouble'] as const;
  phone = new PhonePage(await world.chromium.open('phone', 'phone', url, { expects }), world.case);
  await phone.join(world.case.people[0]!);
});
afterEach(() => proxy.close());

const aims = () =>
  desk.view
    .all('aim')
    .map(({ record }) => record.text)
    .sort();

async function post(words: string): Promise<void> {
  await phone.write(phoneText.aims.label, words);
  await phone.press(phoneText.aims.post);
}

test('a link with a second of delay: two posts in one go arrive once each, in order', async () => {
  proxy.delay(500);
  await post('The first');
  await post('The second');
  await phone.own('The second').waitFor();
  await phone.isSettled();
  const inOrder = desk.view.all('aim').sort((a, b) => a.record.at - b.record.at);
  expect(inOrder.map(({ record }) => record.text)).toEqual(['The first', 'The second']);
});

test('a link that is dead without a word: noticed, said, and what was sent counts once', async () => {
  proxy.stall();
  await post('Sent into the void');
  await phone.own('Sent into the void').waitFor();
  // The page asks after eight seconds without an answer, and gives the link up eight later.
  await phone.page
    .getByText('No connection at the moment', { exact: false })
    .waitFor({ timeout: 30_000 });
  // What stood in the dead link comes out now, and the page sends it again besides.
  proxy.mend();
  await phone.seesNoBanner();
  await phone.isSettled();
  await desk.until('the aim', () => aims().length > 0);
  await post('And one more');
  await desk.until('both', () => aims().length > 1);
  expect(aims()).toEqual(['And one more', 'Sent into the void']);
});

test('a link that breaks again and again while somebody writes', async () => {
  const words = ['One', 'Two', 'Three', 'Four', 'Five'];
  for (const word of words) {
    await post(word);
    proxy.dropAll();
  }
  await phone.isSettled();
  await desk.until('all of them', () => aims().length >= words.length);
  expect(aims()).toEqual([...words].sort());
  await phone.page.reload();
  for (const word of words) await phone.own(word).waitFor();
});
