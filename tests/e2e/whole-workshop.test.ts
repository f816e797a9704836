// A whole workshop: the joint-working case played through the real pages. One desk, one screen and three phones in
// Chromium, seventeen people over the wire; meanwhile a phone is reloaded, one loses its link for ten seconds, and the
// server is killed and stopped. Each test goes on where the one before ended.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { oneDecimal } from '../../client-web/src/text/numbers.ts';
import { phoneText } from '../../client-web/src/text/phone.ts';
import { screenText } from '../../client-web/src/text/screen.ts';
import type { CasePerson } from './support/case-file.ts';
import type { Watched } from './support/chromium.ts';
import { figuresIn } from './support/frames.ts';
import { linksOf, transcript } from './support/http-api.ts';
import { LinkProxy } from './support/link-proxy.ts';
import { Pace } from './support/pace.ts';
import { DeskPage } from './support/pages/desk-page.ts';
import { PhonePage } from './support/pages/phone-page.ts';
import { CasePlayer, type Participant } from './support/play-case.ts';
import { ProtocolClient } from './support/protocol-client.ts';
import { ProtocolParticipant } from './support/protocol-cast.ts';
import { everythingSaid, plainText } from './support/transcripts.ts';
import { until } from './support/waiting.ts';
import { useWorld } from './support/world.ts';

const world = useWorld({ pagesStay: true });

/** Who sits at the three phones: from each sector somebody who also has an idea and words. */
const reloadedId = 'nhs-1';
const cutOffId = 'pharma-1';
const restartedId = 'patients-1';
const cutOffMs = 10_000;

let workshop: WorkshopCreated;
let proxy: LinkProxy;
let desk: DeskPage;
let screen: Watched;
let observer: Watched;
const phones = new Map<string, PhonePage>();
const clients = new Map<string, ProtocolParticipant>();
/** Reads what a second desk sees. */
let witness: ProtocolClient;
let player: CasePlayer;
/** The person that each phone is, as it was after joining. */
const personOf = new Map<string, string>();

const person = (id: string): CasePerson => world.case.people.find((one) => one.id === id)!;
const reloaded = () => phones.get(reloadedId)!;
const cutOff = () => phones.get(cutOffId)!;
const restarted = () => phones.get(restartedId)!;

async function everyPageIsFine(state: string): Promise<void> {
  for (const watched of [
    desk.watched,
    screen,
    observer,
    ...[...phones.values()].map((phone) => phone.watched),
  ]) {
    await watched.isAccessible(state);
    await watched.fits(state);
    watched.isQuiet();
  }
}

async function everyPhoneIsWhoItWas(): Promise<void> {
  for (const [id, phone] of phones)
    expect(await phone.person(workshop.code)).toBe(personOf.get(id));
  expect(witness.view.all('person')).toHaveLength(world.case.people.length);
}

async function screenShows(words: string): Promise<void> {
  await screen.page.getByText(words, { exact: true }).first().waitFor();
}

/** The texts of a kind as the desk has them, sorted: one too many or too few is seen. */
function textsAtDesk(kind: 'introduction' | 'aim' | 'idea', activity: string): string[] {
  return witness.view
    .all(kind)
    .filter(({ record }) => record.activity === activity)
    .map(({ record }) => record.text)
    .sort();
}

function activity(kind: string): string {
  return witness.view.all('activity').find(({ record }) => record.kind === kind)!.id;
}

async function deskHas(kind: 'introduction' | 'aim' | 'idea', of: string, texts: string[]) {
  const wanted = [...texts].sort();
  await witness.until(`${wanted.length} of ${kind}`, () => {
    return textsAtDesk(kind, activity(of)).length >= wanted.length;
  });
  expect(textsAtDesk(kind, activity(of))).toEqual(wanted);
}

async function openPhone(id: string, base: string): Promise<PhonePage> {
  const watched = await world.chromium.open(
    `phone ${id}`,
    'phone',
    `${base}/join/${workshop.code}`,
    {
      expects: ['link trouble'],
      // One of the phones shows dark pages.
      colorScheme: id === restartedId ? 'dark' : 'light',
    },
  );
  const phone = new PhonePage(watched, world.case);
  phones.set(id, phone);
  return phone;
}

describe('the joint-working case', () => {
  beforeAll(async () => {
    workshop = await world.workshop();
    proxy = await LinkProxy.before(world.server.url);
    const links = linksOf(world.server.url, workshop);
    const expects = ['link trouble'] as const;
    [desk, screen, observer] = await Promise.all([
      world.chromium
        .open('desk', 'desk', links.desk, { expects })
        .then((watched) => new DeskPage(watched, world.case)),
      world.chromium.open('screen', 'screen', links.screen, { expects }),
      world.chromium.open('observer', 'desk', links.observer, { expects }),
    ]);
    witness = await world.attach(workshop, 'process');
  });
  let failed: string | undefined;
  beforeEach(({ skip, task, onTestFailed }) => {
    if (failed !== undefined) skip(`after "${failed}" there is nothing to go on from`);
    onTestFailed(() => {
      failed = task.name;
    });
  });
  afterAll(async () => {
    await proxy.close();
    await world.closePages();
  });

  test('twenty people come in', async () => {
    await screen.page.getByText(screenText.join.welcome).waitFor();
    await Promise.all([
      openPhone(reloadedId, world.server.url),
      openPhone(cutOffId, proxy.url),
      openPhone(restartedId, world.server.url),
    ]);
    for (const [id, phone] of phones) {
      await phone.fillIn(person(id));
      await phone.watched.isAccessible('joining');
    }
    for (const [id, phone] of phones) await phone.join(person(id));
    const others = world.case.people.filter(({ id }) => !phones.has(id));
    expect(others).toHaveLength(17);
    await Promise.all(
      others.map(async (one) => {
        const joined = await ProtocolParticipant.join(world.server.url, workshop.code, one);
        world.keep(joined.client);
        clients.set(one.id, joined);
      }),
    );
    await screenShows(screenText.join.inSoFar(20));
    await desk.room.getByText('20 in').waitFor();
    for (const [id, phone] of phones) {
      await phone.sees(phoneText.waiting.hello(person(id).name));
      personOf.set(id, (await phone.person(workshop.code))!);
    }
    await everyPageIsFine('before anything has begun');
    const participants = new Map<string, Participant>([...clients, ...phones]);
    player = new CasePlayer(world.case, { facilitator: desk, participants }, Pace.atOnce());
  });

  test('introductions; a phone is reloaded while somebody types and after it was sent', async () => {
    const { introduction = '' } = person(reloadedId);
    await player.begin('introductions');
    await reloaded().write(phoneText.introductions.label, introduction.slice(0, 20));
    await reloaded().page.reload();
    const box = reloaded().page.getByRole('textbox', { name: phoneText.introductions.label });
    await expect.poll(() => box.inputValue()).toBe(introduction.slice(0, 20));

    await player.introductions();
    await reloaded().page.reload();
    await reloaded().own(introduction).waitFor();

    await deskHas(
      'introduction',
      'introductions',
      world.case.people.map((one) => one.introduction ?? ''),
    );
    await screenShows(screenText.introductions.introduced(20, 20));
    await everyPageIsFine('introductions');
    await desk.close();
    await everyPhoneIsWhoItWas();
  });

  test('aims; a phone has no link for ten seconds, in which it sends and others do', async () => {
    await player.begin('aims');
    await cutOff().sees(world.case.agenda[1]!.prompt!);
    proxy.cut();
    const cutAt = Date.now();
    const { aim = '' } = person(cutOffId);
    // What it says while it is cut off, before the others say theirs.
    const others = player.plan.people.filter(({ id }) => id !== cutOffId);
    await cutOff().write(phoneText.aims.label, aim);
    await cutOff().press(phoneText.aims.post);
    await cutOff().own(aim).waitFor();
    await Promise.all(
      others.map(({ id, aim: theirs = '' }) =>
        (phones.get(id) ?? clients.get(id)!).postAim(theirs),
      ),
    );
    await cutOff().seesBanner();
    await cutOff().watched.isAccessible('without a link');
    const posted = others.map(({ aim: theirs = '' }) => theirs);
    await deskHas('aim', 'aims', posted);
    await until(
      'ten seconds without a link',
      () => Date.now() - cutAt >= cutOffMs,
      cutOffMs + 1_000,
    );

    proxy.mend();
    await cutOff().seesNoBanner();
    await cutOff().isSettled();
    await deskHas('aim', 'aims', [...posted, aim]);
    // It has caught up with what the others said meanwhile.
    await cutOff().page.getByText('Talk openly about reputation').first().waitFor();

    for (const { text, shared, authors } of player.plan.mergers) {
      await desk.merge(
        authors.map(() => text),
        authors,
        shared,
      );
    }
    await Promise.all(
      player.plan.people.map(async ({ id, supports }) => {
        for (const each of supports) await (phones.get(id) ?? clients.get(id)!).supportAim(each);
      }),
    );
    const merged = player.plan.mergers.map(({ shared }) => shared);
    await deskHas('aim', 'aims', [...posted, aim, ...merged]);
    await screenShows(screenText.aims.count(13));
    await everyPageIsFine('aims');
    await desk.close();
    await everyPhoneIsWhoItWas();
  });

  test('scores; the server is killed while people score', async () => {
    await player.begin('scores');
    const { scores = {} } = person(restartedId);
    const half = player.plan.people.filter(({ id }) => !phones.has(id)).slice(0, 9);
    await Promise.all(half.map(({ id, scores: theirs = {} }) => clients.get(id)!.score(theirs)));
    await restarted().tapScore('patients', scores.patients!);
    await restarted().isSettled();
    await screenShows(screenText.scores.voted(10, 20));

    await world.server.kill();
    // A tap that finds no server, and people who go on scoring.
    await restarted().tapScore('nhs', scores.nhs!);
    const rest = player.plan.people.filter((one) => !phones.has(one.id) && !half.includes(one));
    const scoring = rest.map(({ id, scores: theirs = {} }) => clients.get(id)!.score(theirs));
    await world.server.startAgain();
    await Promise.all(scoring);
    await restarted().tapScore('pharma', scores.pharma!);
    await restarted().isTold(phoneText.scores.statusAll);
    await restarted().isSettled();
    await reloaded().score(person(reloadedId).scores ?? {});
    await cutOff().score(person(cutOffId).scores ?? {});
    await screenShows(screenText.scores.voted(20, 20));
    await desk.now.getByText('20 of 20 have scored').waitFor();
    await everyPageIsFine('scoring');
    await everyPhoneIsWhoItWas();
  });

  test('nothing of the scores is seen before they are revealed; then 7.7, 7.1 and 7.5', async () => {
    const means = Object.values(world.case.expect!.scores).map(({ mean }) => oneDecimal(mean));
    await desk.close();
    await screenShows(screenText.scores.closed);
    const pages = [desk.watched, screen, observer, ...[...phones.values()].map((p) => p.watched)];
    for (const watched of pages) {
      expect(figuresIn(watched.frames), watched.name).toEqual([]);
    }
    for (const watched of [screen, observer]) {
      const shown = await watched.page.locator('body').innerText();
      for (const mean of means) expect(shown).not.toContain(mean);
    }
    await everyPageIsFine('scores closed');

    await desk.reveal();
    for (const mean of means) await screen.page.getByText(mean, { exact: true }).first().waitFor();
    for (const watched of [observer, reloaded().watched]) {
      for (const mean of means)
        await watched.page.getByText(mean).first().waitFor({ state: 'attached' });
    }
    expect(figuresIn(screen.frames).length).toBeGreaterThan(0);
    await everyPageIsFine('scores revealed');

    const record = witness.view.of('scores', activity('scores'));
    for (const [id, expected] of Object.entries(world.case.expect!.scores)) {
      const item = record?.items?.find((one) => one.id === id);
      expect(item).toMatchObject({ n: expected.n, mean: expected.mean });
      for (const [sector, cell] of Object.entries(expected.sectors)) {
        expect(item?.sectors.find((one) => one.id === sector)).toMatchObject(cell);
      }
    }
  });

  test('a board; the server is stopped and started while people write', async () => {
    await player.begin('board');
    const [first, ...rest] = player.plan.people.filter(({ ideas }) => ideas.length > 0);
    await (phones.get(first!.id) ?? clients.get(first!.id)!).postIdea(first!.ideas[0]!);

    expect(await world.server.stop()).toBe(0);
    const writing = Promise.all(
      rest.map(async ({ id, ideas }) => {
        for (const idea of ideas) await (phones.get(id) ?? clients.get(id)!).postIdea(idea);
      }),
    );
    await world.server.startAgain();
    await writing;
    await deskHas(
      'idea',
      'board',
      player.plan.people.flatMap(({ ideas }) => ideas.map(({ text }) => text)),
    );

    await Promise.all(
      player.plan.people.map(async ({ id, dots }) => {
        for (const idea of dots) await (phones.get(id) ?? clients.get(id)!).giveDot(idea);
      }),
    );
    const given = () =>
      witness.view.all('idea').reduce((sum, { record }) => sum + (record.dots ?? 0), 0);
    await witness.until('every dot, once', () => given() === 60);
    await everyPageIsFine('board');
    await desk.close();
    await everyPhoneIsWhoItWas();
  });

  test('groups that write, report back, and stay visible', async () => {
    await player.begin('breakout');
    await player.breakout();
    const groups = witness.view.all('group');
    expect(groups.map(({ record }) => record.people.length)).toEqual([5, 5, 5, 5]);
    await deskHas(
      'idea',
      'breakout',
      player.plan.people.map(({ groupIdea }) => groupIdea),
    );
    await everyPageIsFine('breakout');
    await desk.close();
    await desk.reveal();
    await screenShows(screenText.breakout.reported(4, 4));
    for (const { record } of witness.view.all('group')) {
      expect(record.report).toBeTruthy();
      // The screen shows two groups at a time.
      await screen.page.getByText(record.report!).first().waitFor({ state: 'attached' });
    }
    await everyPageIsFine('reporting back');
  });

  test('words, and the thanks at the end', async () => {
    await player.begin('words');
    await player.words();
    await witness.until('the words of seven people', (view) => {
      return view.of('words', activity('words'))?.people === 7;
    });
    const counted = witness.view.of('words', activity('words'))!.words;
    expect(counted.find(({ word }) => word === 'insightful')?.people).toBe(3);
    await screen.page.getByText('insightful').first().waitFor();
    await everyPageIsFine('words');
    await desk.close();
    await reloaded().openMe();
    await reloaded().own(person(reloadedId).introduction!).waitFor();
    await reloaded().watched.isAccessible('me');
    await reloaded().closeMe();
    await everyPhoneIsWhoItWas();
    expect([...clients.values()].flatMap(({ client }) => client.view.faults)).toEqual([]);
  });

  test.each(['md', 'json', 'csv', 'html'] as const)(
    'the transcript as %s holds all of it',
    async (format) => {
      const text = plainText(await transcript(world.api, workshop.id, format), format);
      const missing = everythingSaid(world.case, player.plan).filter(
        (said) => !text.includes(said),
      );
      expect(missing).toEqual([]);
    },
  );
});
