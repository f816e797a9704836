// scripts/screenshots: the README's picture of each page, taken from the demo.

import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCase } from './support/case-file.ts';
import { Chromium, type Device, type Watched } from './support/chromium.ts';
import { createWorkshop, linksOf, type Api } from './support/http-api.ts';
import { Pace } from './support/pace.ts';
import { smallerPng } from './support/png.ts';
import { Server } from './support/server.ts';
import { Show } from './support/show.ts';

const folder = fileURLToPath(new URL('../../client-web/pictures/', import.meta.url));
const totalBytesMost = 600_000;

const sizes: Record<Device, { width: number; height: number }> = {
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 800 },
  screen: { width: 1280, height: 720 },
};
/** Whose phone is shown. */
const holder = 'patients-1';

class Photographer {
  readonly #chromium: Chromium;
  #total = 0;

  constructor(chromium: Chromium) {
    this.#chromium = chromium;
  }

  open(name: string, device: Device, url: string): Promise<Watched> {
    const deviceScaleFactor = device === 'phone' ? 1.5 : 1;
    return this.#chromium.open(name, device, url, { viewport: sizes[device], deviceScaleFactor });
  }

  async take({ page, name }: Watched, sees: string): Promise<void> {
    await page.getByText(sees).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    // Lazily loaded charts and the last frames of the room.
    await page.waitForLoadState('networkidle');
    const file = join(folder, `${name}.png`);
    await writeFile(file, smallerPng(await page.screenshot({ animations: 'disabled' })));
    const { size } = await stat(file);
    this.#total += size;
    console.log(`  ${name}.png  ${Math.round(size / 1000)} kB`);
  }

  isSmallEnough(): void {
    if (this.#total > totalBytesMost) throw new Error(`${this.#total} bytes are too many`);
  }
}

async function takeAll(api: Api, chromium: Chromium): Promise<void> {
  const whole = await readCase();
  const photographer = new Photographer(chromium);
  // Earlier ones, for the organiser's list.
  await createWorkshop(api, {
    title: 'A heart failure pathway together',
    template: 'first-meeting',
  });
  await createWorkshop(api, { title: 'Winter, and what comes after', template: 'joint-working' });
  const show = await Show.prepare(api, whole, Pace.atOnce(), () => undefined);
  const links = linksOf(api.server, show.workshop);
  const { player } = show;
  const [desk, screen, observer, join, phone] = await Promise.all([
    photographer.open('desk', 'desk', links.desk),
    photographer.open('screen', 'screen', links.screen),
    photographer.open('observer', 'desk', links.observer),
    photographer.open('join', 'phone', links.join),
    phoneOf(show, photographer, links.join),
  ]);
  await photographer.take(join, whole.title);
  await player.play('introductions');
  await player.begin('aims');
  await player.aims();
  await photographer.take(desk, player.plan.mergers[0]!.shared);
  await player.begin('scores');
  await player.scores();
  await photographer.take(phone, 'Counted');
  await player.reveal('scores');
  await photographer.take(screen, '7.7');
  const scored = observer.page.getByRole('heading', { name: 'The value of joint working' });
  await scored.evaluate((heading) => heading.scrollIntoView());
  await photographer.take(observer, '7.7');
  const start = await photographer.open('landing', 'desk', `${api.server}/#organiser=${api.key}`);
  await photographer.take(start, whole.title);
  show.stop();
  await chromium.closePages();
  photographer.isSmallEnough();
}

/** A page that is one of the people already in: their token on another device. */
async function phoneOf(show: Show, photographer: Photographer, url: string): Promise<Watched> {
  const { client, person } = show.participants.get(holder)!;
  const phone = await photographer.open('phone', 'phone', url);
  await phone.page.evaluate(
    ([code, membership]) => localStorage.setItem(`cg/person/${code}`, membership!),
    [show.workshop.code, JSON.stringify({ ...client.credentials, person })],
  );
  await phone.page.reload();
  return phone;
}

/** What the pictures show to join at: the address of this computer alone would come with a warning. */
const publicName = 'workshops.example.org';
const server = await Server.start({ publicName });
const chromium = await Chromium.launch();
try {
  await mkdir(folder, { recursive: true });
  await takeAll({ server: server.url, key: server.organiserKey }, chromium);
} finally {
  await chromium.close();
  await server.close();
}
