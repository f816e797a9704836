// Five hundred aims on one phone's page while the room goes on: what an update costs in script, and whether the page
// scrolls smoothly meanwhile. The desk and the screen of the same workshop are looked at as well, without a bound.

import type { Page } from 'playwright-core';
import type { Chromium } from '../../e2e/support/chromium.ts';
import type { Server } from '../../e2e/support/server.ts';
import { after } from '../../e2e/support/waiting.ts';
import type { Bench } from './bench.ts';
import { openRoom, type Member, type Room } from './room.ts';
import { largest, median, p95 } from './rows.ts';
import { measuredSlowing, openSlowPage, slowDown, slowing, type SlowPage } from './slow-phone.ts';
import { Trace, type Frames } from './trace.ts';

const aimsOnPage = 500;
const scriptWithinMs = 16;
/** Three frames: a gap that can be seen. */
const frameWithinMs = 50;
/** Three a second: an aim, a support, a support. */
const changeEveryMs = 333;
const lateMs = 1.5 * (1000 / 60);
/** A flick with a thumb. */
const scrollPixels = 12_000;
const scrollPixelsPerSecond = 3_000;

async function fullRoom(server: Server, aims: number): Promise<Room> {
  const room = await openRoom(server);
  const ids: string[] = [];
  for (let at = 0; at < aims; at++) ids.push(await room.post());
  await room.supportSome(ids);
  return room;
}

/** Changes at their pace until all are made. */
async function changes(room: Room, count: number): Promise<void> {
  let newest = '';
  for (let at = 0; at < count; at++) {
    const due = after(changeEveryMs);
    if (at % 3 === 0) newest = await room.post();
    else await room.support(room.members[at % 5]!, newest);
    await due;
  }
}

/** A person of the room on a page: their token in another place. */
async function showAs(page: Page, room: Room, { client, person }: Member): Promise<void> {
  await page.goto(room.links.join);
  await page.evaluate(
    ([code, membership]) => localStorage.setItem(`cg/person/${code}`, membership!),
    [room.workshop.code, JSON.stringify({ ...client.credentials, person })],
  );
  await page.reload();
}

/** A row of the list on each page. */
const rowOf = { phone: 'article.said', desk: '.aim-entry', screen: '.aim-row' };

const rows = (page: Page) => page.locator(rowOf.phone);

/** Presses "Show more" until every aim is there. */
async function showAll(page: Page): Promise<number> {
  await rows(page).first().waitFor();
  const more = page.locator('section[aria-labelledby=others-aims] > .button');
  while (await more.isVisible()) {
    const before = await rows(page).count();
    // Not a tap: rows that are laid out as they come near would move it away under the finger.
    await more.evaluate((button) => (button as HTMLButtonElement).click());
    await page.waitForFunction(([row, least]) => document.querySelectorAll(row).length > least, [
      rowOf.phone,
      before,
    ] as const);
  }
  return rows(page).count();
}

async function scroll({ page, devtools }: SlowPage, pixels: number): Promise<void> {
  await page.evaluate(() => performance.mark('scroll begins'));
  await devtools.send('Input.synthesizeScrollGesture', {
    ...{ x: 180, y: 400, yDistance: -pixels, speed: scrollPixelsPerSecond, preventFling: true },
    // A synthetic touch scrolls nothing where touch is emulated; either is the compositor's work.
    gestureSourceType: 'mouse',
  });
  await page.evaluate(() => performance.mark('scroll ends'));
}

async function phoneWithAims(chromium: Chromium, room: Room): Promise<SlowPage> {
  const phone = await openSlowPage(chromium, 'phone', 'about:blank', 1);
  const reader = await room.admit(0);
  reader.client.stop();
  await showAs(phone.page, room, reader);
  return phone;
}

/** What is seen while it is scrolled this far and changes come in. */
async function framesWhileScrolling(phone: SlowPage, room: Room, pixels: number): Promise<Frames> {
  const { page } = phone;
  await page.evaluate(() => performance.clearMarks());
  const before = await page.evaluate(() => scrollY);
  const trace = await Trace.of(page, async () => {
    const passing = changes(room, 12);
    await after(changeEveryMs);
    await scroll(phone, pixels);
    await passing;
  });
  const moved = (await page.evaluate(() => scrollY)) - before;
  if (Math.abs(moved) < Math.abs(pixels) / 2) throw new Error(`it scrolled ${moved} pixels`);
  return trace.frames('scroll begins', 'scroll ends');
}

/** Of the page, while as many changes come in; only messages that made it do anything. */
async function updatesOf(page: Page, room: Room, count: number) {
  const trace = await Trace.of(page, async () => {
    await changes(room, count);
    await after(500);
  });
  const { script, work } = trace.updates();
  return {
    script: script.filter((ms) => ms > 0),
    work: work.filter((ms) => ms > 0),
    longestTask: trace.longestTask(),
  };
}

export async function manyAims({ chromium, server, report, quick }: Bench): Promise<void> {
  const add = report.rowsIn('ms');
  const aims = quick ? 150 : aimsOnPage;
  const room = await fullRoom(server, aims);
  const phone = await phoneWithAims(chromium, room);
  const shown = await showAll(phone.page);
  if (shown < aims) throw new Error(`${shown} of ${aims} aims are on the page`);
  await slowDown(phone.devtools, slowing);
  const factor = await measuredSlowing(phone);
  const { script, work, longestTask } = await updatesOf(phone.page, room, quick ? 15 : 60);
  const of = `phone with ${shown} aims`;
  await add(`${of}: script an update, median`, median(script), {
    atMost: scriptWithinMs,
    note: `${script.length} updates, processor slowed ${factor.toFixed(1)} times; with style, layout and paint ${median(work).toFixed(0)} ms, longest task ${longestTask.toFixed(0)} ms`,
  });
  await add(`${of}: script an update, p95`, p95(script), {
    atMost: scriptWithinMs,
    note: `most ${largest(script).toFixed(1)} ms`,
  });
  await phone.page.evaluate(() => scrollTo(0, 0));
  const down = await framesWhileScrolling(phone, room, scrollPixels);
  const up = await framesWhileScrolling(phone, room, -scrollPixels);
  const gaps = [...down.gapsMs, ...up.gapsMs];
  await add(`${of}: longest wait for a frame while scrolling`, largest(gaps), {
    atMost: frameWithinMs,
    note: `${gaps.length} frames, median ${median(gaps).toFixed(1)} ms apart, ${gaps.filter((ms) => ms > lateMs).length} of them late by a frame or more, ${down.dropped + up.dropped} not whole; three changes a second come in`,
  });
  await chromium.closePages();
  for (const device of ['desk', 'screen'] as const) {
    const { page } = await chromium.open(device, device, room.links[device]);
    await page.locator(rowOf[device]).first().waitFor();
    const at = await updatesOf(page, room, quick ? 6 : 30);
    await add(`${device} with ${aims} aims: script an update, median`, median(at.script), {
      note: `not slowed; most ${largest(at.script).toFixed(1)} ms; with style, layout and paint ${median(at.work).toFixed(1)} ms`,
    });
    await chromium.closePages();
  }
  room.close();
}
