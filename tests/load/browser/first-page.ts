// A phone on a slow link, from the scanned code on: how long until the form can be typed into, and how long from the tap
// on "Join" until what the room is doing can be seen. Nothing is in the phone's cache, no connection is open.

import type { Page } from 'playwright-core';
import type { Chromium } from '../../e2e/support/chromium.ts';
import type { Server } from '../../e2e/support/server.ts';
import { after } from '../../e2e/support/waiting.ts';
import type { Bench } from './bench.ts';
import { openRoom } from './room.ts';
import { largest, median } from './rows.ts';
import { SlowLink, type LinkShape } from './slow-link.ts';
import { measuredSlowing, openSlowPage } from './slow-phone.ts';

/** 400 kbit/s, 400 ms. */
const phoneLink: LinkShape = { roundTripMs: 400, bytesPerSecond: 50_000, handshakes: 1 };
const usableWithinSeconds = 2.5;
/** Somebody writes their name and chooses their side. */
const typingMs = 4_000;
const lookAfterMs = 6_000;

/** Runs in the page before anything of its own: marks when something is to be seen, and when Join is tapped. */
function markWhatIsSeen(): void {
  const whenSeen = (name: string, selector: string): void => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      // The task after the frame that shows it.
      requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
    });
    observer.observe(document, { childList: true, subtree: true });
  };
  whenSeen('usable', 'input#name:enabled');
  whenSeen('on', '.activity h1');
  const tapped = ({ target, timeStamp }: Event): void => {
    const button = (target as Element).closest('button[type=submit]');
    if (button) performance.mark('tapped', { startTime: timeStamp });
  };
  addEventListener('click', tapped, { capture: true });
}

async function markOf(page: Page, name: string): Promise<number> {
  const at = await page.evaluate((of) => performance.getEntriesByName(of)[0]?.startTime, name);
  if (at === undefined) throw new Error(`not within its time: ${name}`);
  return at;
}

interface Parts {
  readonly htmlMs: number;
  readonly partsMs: number;
  readonly requests: number;
  readonly bytes: number;
}

/** What had been fetched by the time the page was usable, and when. */
async function partsOf(page: Page, usableMs: number): Promise<Parts> {
  return page.evaluate((until) => {
    const [html] = performance.getEntriesByType('navigation') as PerformanceResourceTiming[];
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const parts = files.filter(({ responseEnd }) => responseEnd < until);
    const bytes = [html, ...parts].reduce((sum, file) => sum + (file?.transferSize ?? 0), 0);
    return {
      htmlMs: html?.responseEnd ?? 0,
      partsMs: Math.max(...parts.map(({ responseEnd }) => responseEnd)),
      requests: parts.length + 1,
      bytes,
    };
  }, usableMs);
}

interface Run extends Parts {
  readonly usableMs: number;
  readonly tapMs: number;
  readonly slowing: number;
}

async function joinOnce(chromium: Chromium, server: Server, code: string, shape: LinkShape) {
  const link = await SlowLink.before(server.url, shape);
  try {
    const phone = await openSlowPage(chromium, 'phone', 'about:blank');
    const { page } = phone;
    await page.addInitScript(markWhatIsSeen);
    await page.goto(`${link.url}/join/${code}`, { waitUntil: 'commit' });
    // Whoever looks meanwhile has the page run their script.
    await after(lookAfterMs);
    const usableMs = await markOf(page, 'usable');
    const parts = await partsOf(page, usableMs);
    await page.locator('#name').fill('Ana Diaz');
    await page.locator('.choice').first().tap();
    await after(typingMs);
    await page.locator('button[type=submit]').tap();
    await after(typingMs);
    const tapMs = (await markOf(page, 'on')) - (await markOf(page, 'tapped'));
    const slowing = await measuredSlowing(phone);
    await chromium.closePages();
    const run: Run = {
      ...{ usableMs, tapMs, slowing, ...parts },
    };
    return run;
  } finally {
    await link.close();
  }
}

async function joinOften(
  chromium: Chromium,
  server: Server,
  runs: number,
  shape: LinkShape,
): Promise<Run[]> {
  const room = await openRoom(server);
  const done: Run[] = [];
  for (let run = 0; run < runs; run++) {
    done.push(await joinOnce(chromium, server, room.workshop.code, shape));
  }
  room.close();
  return done;
}

const seconds = (ms: number) => (ms / 1000).toFixed(2);
const middle = (runs: readonly Run[], of: (run: Run) => number) => median(runs.map(of));

function noteOf(runs: readonly Run[]): string {
  const at = (of: (run: Run) => number) => seconds(middle(runs, of));
  const number = (of: (run: Run) => number) => Math.round(middle(runs, of));
  const parts = [
    `${runs.length} runs: HTML after ${at((run) => run.htmlMs)} s`,
    `${number((run) => run.requests)} files of ${number((run) => run.bytes / 1000)} kB after ${at((run) => run.partsMs)} s`,
    `then ${at((run) => run.usableMs - run.partsMs)} s of work; processor slowed ${middle(runs, (run) => run.slowing).toFixed(1)} times`,
  ];
  return parts.join(', ');
}

export async function firstPage({ chromium, server, report, quick }: Bench): Promise<void> {
  const add = report.rowsIn('s');
  const runs = await joinOften(chromium, server, quick ? 2 : 7, phoneLink);
  const usable = runs.map(({ usableMs }) => usableMs / 1000);
  const taps = runs.map(({ tapMs }) => tapMs / 1000);
  await add('slow phone: code scanned to form usable, median', median(usable), {
    atMost: usableWithinSeconds,
    note: noteOf(runs),
  });
  await add('slow phone: the same, slowest', largest(usable), { atMost: usableWithinSeconds });
  await add('slow phone: tap on Join to current activity, median', median(taps), {
    note: `slowest ${largest(taps).toFixed(2)} s`,
  });
  const secure = await joinOften(chromium, server, quick ? 1 : 3, { ...phoneLink, handshakes: 2 });
  await add(
    'slow phone: usable, a round trip more for TLS, median',
    middle(secure, ({ usableMs }) => usableMs / 1000),
    { note: 'HTTP/1.1, as this server speaks it; behind a proxy with HTTP/2 one connection does' },
  );
}
