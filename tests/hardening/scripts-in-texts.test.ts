// A corpus of scripts through every text field, onto every page and into every export, in a real browser: nothing runs,
// nothing is loaded, no text becomes an element.

import { beforeAll, describe, expect, test } from 'vitest';
import { linksOf, transcript } from '../e2e/support/http-api.ts';
import { after, until } from '../e2e/support/waiting.ts';
import { useWorld } from '../e2e/support/world.ts';
import { effort } from './support/effort.ts';
import { held } from './support/held.ts';
import { HostileWorkshop, peopleWanted } from './support/hostile-workshop.ts';
import { InnocentPage } from './support/innocent-page.ts';
import { corpus, markup } from './support/xss-corpus.ts';

const area = 'Security';
const world = useWorld({ pagesStay: true });
/** Where in the corpus each workshop begins: in the end every text has been in every kind of field. */
const beginnings = effort(
  [0],
  Array.from({ length: 8 }, (_, at) => at * 8),
);

let hostile: HostileWorkshop;
beforeAll(async () => {
  hostile = await HostileWorkshop.fill(world, 0, peopleWanted);
});

const pause = () => after(effort(150, 400));

/** Every page, open on the workshop; `seen` gathers what each showed of the corpus. */
async function openPages({ workshop }: HostileWorkshop) {
  const links = linksOf(world.server.url, workshop);
  const pages = [];
  for (const [name, device] of [
    ['desk', 'desk'],
    ['screen', 'screen'],
    ['observer', 'desk'],
    ['join', 'phone'],
  ] as const) {
    const watched = await world.chromium.open(name, device, 'about:blank');
    const innocent = new InnocentPage(watched.page, world.server.url);
    await watched.page.goto(links[name]);
    pages.push({ name, innocent, watched, seen: new Set<string>() });
  }
  return pages;
}

describe.each(beginnings)('workshop %i', (beginning) => {
  test('the pages run nothing, in any state of any activity', async () => {
    if (beginning > 0) hostile = await HostileWorkshop.fill(world, beginning, peopleWanted);
    const { desk, workshop, people } = hostile;
    const pages = await openPages(hostile);
    const phone = pages.find(({ name }) => name === 'join')!;
    await phone.innocent.look('joining', corpus).then((texts) => phone.seen.add(texts.join()));
    // The phone goes on as one of those whose name and texts are scripts.
    const { token } = people[5]!.credentials!;
    await phone.watched.page.evaluate(
      ([id, code, person, kept]) => {
        localStorage.setItem(
          `cg/person/${code!}`,
          JSON.stringify({ workshop: id, person, token: kept }),
        );
      },
      [workshop.id, workshop.code, people[5]!.view.single('me')!.person, token],
    );
    await phone.watched.page.reload();
    const lookAtAll = async (state: string) => {
      await pause();
      for (const { innocent, seen } of pages) {
        for (const text of await innocent.look(state, corpus)) seen.add(text);
      }
    };
    for (const activity of ['act1', 'act2', 'act3', 'act4', 'act5', 'act6', 'act7']) {
      await desk.call('agenda.go', { activity });
      await lookAtAll(`${activity} open`);
      await desk.call('activity.reveal', { activity });
      await lookAtAll(`${activity} revealed`);
    }
    await desk.call('workshop.end', { on: true });
    await lookAtAll('ended');
    for (const { name, innocent, seen, watched } of pages) {
      expect.soft(innocent.faults, name).toEqual([]);
      expect.soft(watched.troubles, name).toEqual([]);
      // To show that the texts were there to be taken for markup.
      expect.soft(seen.size, `${name} shows texts of the corpus`).toBeGreaterThan(8);
      held(
        area,
        `${corpus.length} scripts in every text field, workshop ${beginning}: the ${name} page`,
        `${seen.size} of them shown as text; no script, no element, no request, no CSP report`,
      );
    }
    await world.closePages();
  });

  test('the exports run nothing, even without their policy', async () => {
    const { workshop } = hostile;
    const html = await transcript(world.api, workshop.id, 'html');
    expect(html).toContain('Content-Security-Policy');
    const unprotected = html.replaceAll(/<meta http-equiv="Content-Security-Policy"[^>]*>/g, '');
    expect(unprotected).not.toContain('Content-Security-Policy');
    for (const [name, text] of [
      ['as it is', html],
      ['without its policy', unprotected],
    ] as const) {
      const watched = await world.chromium.open('transcript', 'desk', 'about:blank');
      const innocent = new InnocentPage(watched.page);
      await watched.page.setContent(text);
      await pause();
      const shown = await innocent.look(name, corpus);
      expect.soft(innocent.faults, name).toEqual([]);
      expect.soft(shown.length).toBeGreaterThan(corpus.length / 2);
    }
    await world.closePages();

    const markdown = await transcript(world.api, workshop.id, 'md');
    for (const text of markup) expect.soft(markdown, 'raw HTML in Markdown').not.toContain(text);
    expect.soft(markdown).not.toMatch(/(^|[^\\])\]\(javascript:/m);

    const csv = await transcript(world.api, workshop.id, 'csv');
    const formulas = [...csv.matchAll(/(?:^|,)"?([=+@\t-](?!\d+(\.\d+)?"?(,|\r?$))[^",]*)/gm)];
    expect.soft(formulas.map(([, cell]) => cell)).toEqual([]);

    const json = JSON.parse(await transcript(world.api, workshop.id, 'json')) as object;
    expect.soft(JSON.stringify(json)).toContain('alert(1)');
    held(
      area,
      `the same in the transcripts, workshop ${beginning}`,
      'HTML inert also without its CSP, Markdown escaped, no formula in the CSV',
    );
  });
});

test('a page that takes texts for markup would be found out', async () => {
  for (const text of markup.slice(0, 4)) {
    const watched = await world.chromium.open('gullible', 'desk', 'about:blank');
    const innocent = new InnocentPage(watched.page);
    await watched.page.setContent(`<title>x</title><body><div title="x">${text}</div>`);
    await pause();
    await innocent.look('gullible', corpus).catch(() => []);
    // Some of these are harmless where they stand here, such as the end of an element that is not open.
    if (!text.startsWith('</')) expect.soft(innocent.faults, text).not.toEqual([]);
    await watched.close();
  }
});

test('the landing page runs nothing of what workshops are called', async () => {
  for (const title of corpus) {
    await world.workshop({ title, template: 'blank' });
  }
  const watched = await world.chromium.open('landing', 'desk', 'about:blank');
  const innocent = new InnocentPage(watched.page, world.server.url);
  await watched.page.goto(`${world.server.url}/#organiser=${world.server.organiserKey}`);
  const shown = await until('the list', async () => {
    const texts = await innocent.look('landing', corpus);
    return texts.length > corpus.length / 2 ? texts : undefined;
  });
  expect(innocent.faults).toEqual([]);
  await world.closePages();
  held(
    area,
    `${corpus.length} scripts as titles on the landing page`,
    `${shown.length} shown as text, nothing ran`,
  );
});
