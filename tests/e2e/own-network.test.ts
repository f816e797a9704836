// A laptop on its own network: plain HTTP from an address that is not localhost, and so no secure context. Everything
// that a workshop needs works there too.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { joiningAddressText } from '../../client-web/src/text/address.ts';
import { phoneText } from '../../client-web/src/text/phone.ts';
import { landingText } from '../../client-web/src/text/landing.ts';
import { linksOf } from './support/http-api.ts';
import { Chromium, type Device, type Watched } from './support/chromium.ts';
import { DeskPage } from './support/pages/desk-page.ts';
import { PhonePage } from './support/pages/phone-page.ts';
import { useWorld } from './support/world.ts';

/** Chromium takes 127.0.0.2 for secure too, so the laptop has a name, as `--public-url` would give it. */
const name = 'workshop.example';
const world = useWorld({ browser: false, publicName: name });
let chromium: Chromium;

beforeAll(async () => {
  chromium = await Chromium.launch([`--host-resolver-rules=MAP ${name} 127.0.0.1`]);
});
afterAll(() => chromium.close());

async function open(what: string, device: Device, url: string): Promise<Watched> {
  const watched = await chromium.open(what, device, url, {
    expects: ['link trouble', 'plain HTTP'],
  });
  expect(await watched.page.evaluate(() => window.isSecureContext)).toBe(false);
  return watched;
}

test('joining, posting, a lost link, a restart: all without a secure context', async () => {
  const workshop = await world.workshop();
  const links = linksOf(world.server.publicUrl, workshop);
  const desk = new DeskPage(await open('desk', 'desk', links.desk), world.case);
  const screen = await open('screen', 'screen', links.screen);
  await screen.page.getByText(`${name}:`).first().waitFor();
  const phone = new PhonePage(await open('phone', 'phone', links.join), world.case);
  const [ana] = world.case.people;
  await phone.join(ana!);
  await desk.go('introductions');
  await phone.introduce('I am here');
  await screen.page.getByText('I am here').waitFor();

  await world.server.kill();
  await phone.page.getByRole('button', { name: phoneText.own.changeLabel('I am here') }).tap();
  await phone.write(phoneText.introductions.label, 'I am still here');
  await phone.press(phoneText.own.save);
  await phone.seesBanner();
  await phone.page.reload().catch(() => undefined);
  await world.server.startAgain();
  // The browser may still be busy with its own page about the server that was not there.
  await expect
    .poll(() => phone.page.goto(links.join).then(Boolean, () => false), { timeout: 10_000 })
    .toBe(true);
  await phone.own('I am still here').waitFor();
  await phone.isSettled();
  await screen.page.getByText('I am still here').waitFor();
  await phone.watched.isAccessible('after the restart');
  await chromium.closePages();
});

test('starting a workshop, and copying a link by hand where there is no clipboard', async () => {
  const key = `#organiser=${world.server.organiserKey}`;
  const landing = await open('landing', 'desk', `${world.server.publicUrl}/${key}`);
  await landing.page.getByRole('link', { name: landingText.list.start }).click();
  const title = landing.page.getByLabel(landingText.start.name, { exact: true });
  await title.fill('On our own network');
  await landing.page.getByRole('button', { name: landingText.start.create }).click();
  const { copy, copyLabel, lead, copyYourself } = landingText.workshop;
  expect(copy).toBeTruthy();
  await landing.page.getByRole('button', { name: copyLabel(lead) }).click();
  await landing.page.getByText(copyYourself).waitFor();
  const selected = await landing.page.evaluate(() => getSelection()?.toString());
  expect(selected).toContain(`http://${name}`);
  // Phones can reach this address.
  expect(await landing.page.getByText(joiningAddressText.why).count()).toBe(0);
  await landing.isAccessible('a link to copy by hand');
  await chromium.closePages();
});
