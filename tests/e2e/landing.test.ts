// The organiser: a workshop from a template, its links, the sheet to print, earlier workshops, their records, deletion.

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { common } from '../../client-web/src/text/common.ts';
import { joiningAddressText } from '../../client-web/src/text/address.ts';
import { landingText as text } from '../../client-web/src/text/landing.ts';
import { transcriptText } from '../../client-web/src/text/transcript.ts';
import type { Watched } from './support/chromium.ts';
import { templates, workshops } from './support/http-api.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();

async function landing(fragment = `#organiser=${world.server.organiserKey}`): Promise<Watched> {
  const expects = ['refused requests'] as const;
  const url = `${world.server.url}/${fragment}`;
  return world.chromium.open('landing', 'desk', url, { expects });
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

test('a workshop from a template: title, sectors and agenda as given, and links that work', async () => {
  const watched = await landing();
  const { page } = watched;
  await heading(page, text.list.title).waitFor();
  expect(page.url()).not.toContain(world.server.organiserKey);
  await watched.isAccessible('landing');
  await link(page, text.list.start).click();
  const { templates: known } = await templates(world.api);
  for (const template of known) await page.getByRole('radio', { name: template.title }).waitFor();
  const offered = await page
    .getByRole('radio')
    .evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).value));
  expect(offered).toEqual(['joint-working', 'first-meeting', 'blank']);
  expect(await page.getByLabel(text.start.name, { exact: true }).inputValue()).toBe('');
  await watched.isAccessible('starting a workshop');

  await page.getByRole('radio', { name: 'A first meeting' }).check();
  await page.getByLabel(text.start.name, { exact: true }).fill('Winter pressures');
  await button(page, text.start.create).click();
  await heading(page, 'Winter pressures').waitFor();
  await watched.isAccessible('a workshop');

  const [made] = await workshops(world.api);
  expect(made).toMatchObject({ title: 'Winter pressures', people: 0, ended: false });
  const address = (label: string) =>
    page
      .getByLabel(new RegExp(`^${label}`))
      .first()
      .inputValue();
  expect(await address(text.workshop.lead)).toContain(`/desk/${made!.id}#${made!.keys.lead}`);
  expect(await address(text.workshop.process)).toContain(`/desk/${made!.id}#${made!.keys.process}`);
  expect(await address(text.workshop.screen)).toContain(`/screen/${made!.id}#${made!.keys.screen}`);
  expect(await address(text.workshop.observer)).toContain(
    `/observer/${made!.id}#${made!.keys.observer}`,
  );
  for (const label of [text.workshop.lead, text.workshop.screen, text.workshop.observer]) {
    const opened = await world.chromium.open(label, 'desk', await address(label));
    await opened.page.getByText('Winter pressures').first().waitFor();
    await opened.isAccessible('opened from its link');
  }
  const joining = await world.chromium.open('phone', 'phone', made!.join_url);
  await heading(joining.page, 'Winter pressures').waitFor();
});

test('nothing is sent while the plan is not right, and it says where', async () => {
  const watched = await landing();
  const { page } = watched;
  await link(page, text.list.start).click();
  const before = (await workshops(world.api)).length;
  await page.getByLabel(text.start.name, { exact: true }).fill('  ');
  await button(page, text.start.create).click();
  await page.getByText(common.errorsTitle).waitFor();
  await watched.isAccessible('errors');
  expect(await workshops(world.api)).toHaveLength(before);
});

test('a sheet to print: title, QR code, address and code', async () => {
  const { id, code } = await world.workshop();
  const watched = await landing();
  const { page } = watched;
  await heading(page, text.list.title).waitFor();
  await page.goto(`${world.server.url}/#sheet/${id}`);
  await heading(page, world.case.title).waitFor();
  await page.getByText(code, { exact: true }).waitFor();
  await page.getByRole('img', { name: common.qr(`${world.server.url}/join/${code}`) }).waitFor();
  await button(page, text.sheet.print).waitFor();
  // This server listens on 127.0.0.1 and has no public address.
  await page.getByText(joiningAddressText.why).waitFor();
  await watched.isAccessible('sheet');
});

test('earlier workshops, the record of one, and its deletion, asked once', async () => {
  const { id } = await world.workshop({ title: 'The one to go', template: 'joint-working' });
  await world.workshop({ title: 'The one to stay', template: 'blank' });
  const watched = await landing();
  const { page } = watched;
  await page.getByRole('link', { name: /The one to go/ }).click();
  await heading(page, 'The one to go').waitFor();
  for (const [format, label] of Object.entries(transcriptText.formats)) {
    const arriving = page.waitForEvent('download');
    await button(page, text.workshop.downloadLabel(label)).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`));
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toContain('The one to go');
  }

  await button(page, text.workshop.delete).click();
  await watched.isAccessible('asking before deletion');
  await page.getByRole('dialog').getByRole('button', { name: common.cancel }).click();
  expect((await workshops(world.api)).map((one) => one.id)).toContain(id);
  await button(page, text.workshop.delete).click();
  await page.getByRole('dialog').getByRole('button', { name: text.workshop.deleteConfirm }).click();
  await heading(page, text.list.title).waitFor();
  await page
    .getByRole('link', { name: /The one to stay/ })
    .first()
    .waitFor();
  await page.getByRole('link', { name: /The one to go/ }).waitFor({ state: 'detached' });
  expect((await workshops(world.api)).map((one) => one.id)).not.toContain(id);
});

test('the organiser key by hand: a wrong one is said to be wrong; it can be forgotten', async () => {
  const watched = await landing('');
  const { page } = watched;
  await heading(page, text.organise).waitFor();
  await watched.isAccessible('without a key');
  await page.getByLabel(text.key.label).fill('not-the-key-of-this-server');
  await button(page, text.key.go).click();
  await page.getByText(text.key.wrong).waitFor();
  await watched.isAccessible('a wrong key');
  await page.getByLabel(text.key.label).fill(world.server.organiserKey);
  await button(page, text.key.go).click();
  await heading(page, text.list.title).waitFor();
  await button(page, text.key.forget).click();
  await page.getByLabel(text.key.label).waitFor();
});

test('joining by code from the start page', async () => {
  const { code } = await world.workshop();
  const watched = await landing('');
  await watched.page.getByLabel('Join code').fill(code);
  await button(watched.page, 'Go on').click();
  await heading(watched.page, world.case.title).waitFor();
  expect(watched.page.url()).toBe(`${world.server.url}/join/${code}`);
});
