// The way in, and out: codes that are wrong, doors that are closed, people who are removed; and what was typed stays.

import { expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { endingsText } from '../../client-web/src/text/endings.ts';
import { joiningText as text } from '../../client-web/src/text/joining.ts';
import { phoneText } from '../../client-web/src/text/phone.ts';
import type { CasePerson } from './support/case-file.ts';
import { PhonePage } from './support/pages/phone-page.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();
const ana: CasePerson = { id: 'ana', name: 'Ana Diaz', organisation: 'Ward 7', sector: 'nhs' };

async function phoneAt(path: string): Promise<PhonePage> {
  const watched = await world.chromium.open('phone', 'phone', `${world.server.url}${path}`);
  return new PhonePage(watched, world.case);
}

async function joined({ code }: WorkshopCreated): Promise<PhonePage> {
  const phone = await phoneAt(`/join/${code}`);
  await phone.join(ana);
  return phone;
}

async function isFine(phone: PhonePage, state: string): Promise<void> {
  await phone.watched.isAccessible(state);
  await phone.watched.fits(state);
}

test('a mistyped code is said to be wrong, beside the field; the right one leads on', async () => {
  const { code } = await world.workshop();
  const phone = await phoneAt('/join');
  await isFine(phone, 'asking for the code');
  await phone.press(text.code.go);
  await phone.page.getByText(text.code.empty).waitFor();
  await phone.write(text.code.label, 'zzz zzz');
  await phone.press(text.code.go);
  await phone.page.getByText(text.code.wrong('ZZZZZZ')).waitFor();
  await isFine(phone, 'a wrong code');
  await phone.write(text.code.label, code.toLowerCase());
  await phone.press(text.code.go);
  await phone.sees(world.case.title);
});

test('what is missing is said on top and beside the field, and the focus goes there', async () => {
  const { code } = await world.workshop();
  const phone = await phoneAt(`/join/${code}`);
  await phone.press(text.form.join);
  await phone.page.getByText(text.form.sectorMissing).first().waitFor();
  await isFine(phone, 'errors');
  await phone.join(ana);
  await phone.sees(phoneText.waiting.hello(ana.name));
});

test('what was typed into the form survives a reload', async () => {
  const { code } = await world.workshop();
  const phone = await phoneAt(`/join/${code}`);
  await phone.fillIn(ana);
  await phone.page.reload();
  const field = (label: string) => phone.page.getByLabel(label).first();
  await expect.poll(() => field(text.form.name).inputValue()).toBe(ana.name);
  expect(await field(text.form.organisation).inputValue()).toBe(ana.organisation);
  expect(await phone.page.getByRole('radio', { name: 'NHS', exact: true }).isChecked()).toBe(true);
  await phone.press(text.form.join);
  await phone.sees(phoneText.waiting.hello(ana.name));
  await phone.page.reload();
  await phone.sees(phoneText.waiting.hello(ana.name));
});

test('a locked door says so, and opens when the facilitators open it', async () => {
  const workshop = await world.workshop();
  const desk = await world.attach(workshop);
  await desk.call('workshop.lock', { on: true });
  const phone = await phoneAt(`/join/${workshop.code}`);
  await phone.sees(text.locked.title);
  await isFine(phone, 'locked');
  await desk.call('workshop.lock', { on: false });
  await phone.press(text.locked.again);
  await phone.sees(world.case.title);
});

test('a door that is locked while somebody fills in the form', async () => {
  const workshop = await world.workshop();
  const desk = await world.attach(workshop);
  const phone = await phoneAt(`/join/${workshop.code}`);
  await phone.fillIn(ana);
  await desk.call('workshop.lock', { on: true });
  await phone.press(text.form.join);
  await phone.sees(text.locked.title);
  await desk.call('workshop.lock', { on: false });
  await phone.press(text.locked.again);
  await expect
    .poll(() => phone.page.getByLabel(text.form.name).first().inputValue())
    .toBe(ana.name);
});

test('an ended workshop lets nobody in, and thanks those who were there', async () => {
  const workshop = await world.workshop();
  const phone = await joined(workshop);
  const desk = await world.attach(workshop);
  await desk.call('workshop.end', { on: true });
  await phone.sees(phoneText.ended.title);
  await isFine(phone, 'ended');
  const late = await phoneAt(`/join/${workshop.code}`);
  await late.page.getByText(text.code.wrong(workshop.code)).first().waitFor();
  await isFine(late, 'too late');
});

test('a removed person is told so, and is the same person when let back in', async () => {
  const workshop = await world.workshop();
  const desk = await world.attach(workshop);
  const phone = await joined(workshop);
  await desk.until('Ana', (view) => view.all('person').length === 1);
  const [{ id } = { id: '' }] = desk.view.all('person');
  await desk.call('person.remove', { person: id });
  await phone.sees(endingsText.removed.title);
  await isFine(phone, 'removed');
  await phone.page.reload();
  await phone.sees(endingsText.removed.title);
  await desk.call('person.restore', { person: id });
  await phone.press(endingsText.removed.again);
  await phone.sees(phoneText.waiting.hello(ana.name));
  expect(desk.view.all('person')).toHaveLength(1);
});

test('leaving, and coming back as oneself', async () => {
  const workshop = await world.workshop();
  const desk = await world.attach(workshop);
  const phone = await joined(workshop);
  await phone.openMe();
  await phone.press(phoneText.details.leave);
  await phone.page
    .getByRole('dialog')
    .getByRole('button', { name: phoneText.details.leaveConfirm, exact: true })
    .tap();
  await phone.sees(endingsText.left.title);
  await isFine(phone, 'left');
  await desk.until('Ana to have left', (view) => view.all('person')[0]?.record.left === true);
  await phone.press(endingsText.left.back(ana.name));
  await phone.sees(phoneText.waiting.hello(ana.name));
  await desk.until('Ana to be back', (view) => view.all('person')[0]?.record.left !== true);
  expect(desk.view.all('person')).toHaveLength(1);
});

test("correcting one's own name", async () => {
  const workshop = await world.workshop();
  const desk = await world.attach(workshop);
  const phone = await joined(workshop);
  await phone.openMe();
  await isFine(phone, 'me');
  await phone.page.getByLabel(text.form.name, { exact: true }).fill('Ana María Díaz');
  await phone.press(phoneText.details.save);
  await desk.until(
    'the new name',
    (view) => view.all('person')[0]?.record.name === 'Ana María Díaz',
  );
  await phone.sees('Ana María Díaz');
});

test('a deleted workshop says that it is deleted, also after a reload', async () => {
  const workshop = await world.workshop();
  const phone = await joined(workshop);
  const { deleteWorkshop } = await import('./support/http-api.ts');
  await deleteWorkshop(world.api, workshop.id);
  await phone.sees(endingsText.deleted.title);
  await isFine(phone, 'deleted');
  // Who comes back later is told the same, and not asked to join again.
  await phone.page.reload();
  await phone.sees(endingsText.gone.title);
  await isFine(phone, 'gone');
  const kept = await phone.page.evaluate(() => Object.keys(localStorage));
  expect(kept.filter((key) => key.startsWith(`cg/draft/${workshop.id}`))).toEqual([]);
  await phone.press(endingsText.deleted.other);
  await phone.sees(text.code.title);
});
