// A page of Chromium with its processor slowed down, and how slow it really is.

import type { CDPSession, Page } from 'playwright-core';
import type { Chromium, Device, Watched } from '../../e2e/support/chromium.ts';

/** Of the issue: a phone has a quarter of what this machine has. */
export const slowing = 4;

export interface SlowPage {
  readonly watched: Watched;
  readonly page: Page;
  readonly devtools: CDPSession;
}

/**
 * Opens a page that has been nowhere yet, its cache empty.
 * @param near an address of the same host: the process that shows it is the one that is slowed, so it must be there first
 */
export async function openSlowPage(
  chromium: Chromium,
  device: Device,
  near: string,
  rate = slowing,
): Promise<SlowPage> {
  const watched = await chromium.open(`slow ${device}`, device, near);
  const { page } = watched;
  const devtools = await page.context().newCDPSession(page);
  await slowDown(devtools, rate);
  return { watched, page, devtools };
}

export async function slowDown(devtools: CDPSession, rate: number): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
}

/** How many times slower the page computes than it would: the same loop, slowed and not. */
export async function measuredSlowing({ page, devtools }: SlowPage): Promise<number> {
  const slow = await page.evaluate(loopMs);
  await slowDown(devtools, 1);
  const quick = await page.evaluate(loopMs);
  await slowDown(devtools, slowing);
  return slow / quick;
}

/** Runs in the page. The first round is for the compiler. */
function loopMs(): number {
  const round = (): number => {
    const begun = performance.now();
    let sum = 0;
    for (let i = 0; i < 20_000_000; i++) sum = (sum + i * 31) | 0;
    return performance.now() - begun + (sum === 1 ? 1 : 0);
  };
  round();
  return round();
}
