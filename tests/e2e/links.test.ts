// Renewing links on the desk, in a browser: the others' are shown anew, and the desk moves to its own new one.

import { expect, test } from 'vitest';
import { deskText } from '../../client-web/src/text/desk.ts';
import { deskLinksText as text } from '../../client-web/src/text/desk-links.ts';
import { linksOf } from './support/http-api.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();

test('the lead renews the links of the others, then their own; the second desk has no such button', async () => {
  const workshop = await world.workshop();
  const links = linksOf(world.server.url, workshop);
  const expects = ['link trouble'] as const;
  const desk = await world.chromium.open('desk', 'desk', links.desk);
  const screen = await world.chromium.open('screen', 'screen', links.screen, { expects });
  const second = await world.chromium.open('second desk', 'desk', links.desk, { expects });
  await screen.page.getByText(workshop.code.slice(0, 3)).first().waitFor();
  const { page } = desk;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const openSheet = async () => {
    await page.getByText(deskText.menu.more, { exact: true }).click();
    await press(deskText.menu.links);
  };

  await openSheet();
  await press(text.renewOthers);
  await press(text.confirm);
  const process = page.getByLabel(text.roles.process);
  await process.waitFor();
  const newLink = await process.inputValue();
  expect(newLink).toContain(`/desk/${workshop.id}#process.`);
  expect(newLink).not.toBe(links.process);
  await desk.isAccessible('new links');
  // The screen that came with the old link is told so.
  await screen.page.getByText(workshop.code.slice(0, 3)).first().waitFor({ state: 'hidden' });

  await press(text.renewOwn);
  await press(text.confirm);
  await expect.poll(() => page.url()).not.toBe(links.desk);
  await page.getByRole('heading', { name: world.case.title, level: 1 }).waitFor();
  await second.page.getByText(deskText.ending.key).waitFor();

  const process2 = await world.chromium.open('process', 'desk', newLink);
  await process2.page.getByRole('heading', { name: world.case.title, level: 1 }).waitFor();
  await process2.page.getByText(deskText.menu.more, { exact: true }).click();
  expect(await process2.page.getByRole('button', { name: deskText.menu.links }).count()).toBe(0);
});
