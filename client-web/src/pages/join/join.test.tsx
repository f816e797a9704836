import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../connection/connection';
import { keptMembership } from '../../connection/credentials';
import type { Link } from '../../connection/link';
import { FakeSocket, settled } from '../../connection/testing/fake-socket';
import { ServerClock } from '../../state/clock';
import { Records } from '../../state/records';
import { TestPage } from '../../testing/page';
import type { Answer } from './at-once';
import type { JoinParams } from './attempt';
import { joinErrors } from './form-errors';
import { JoinForm } from './JoinForm';
import { JoiningAt } from './joining';

const found = {
  workshop: 'w1',
  title: 'Joint working',
  sectors: [
    { id: 'nhs', label: 'NHS' },
    { id: 'pharma', label: 'Industry' },
  ],
  locked: false,
};
const ana: JoinParams = { code: 'K7MQ4P', name: 'Ana', sector: 'nhs', consent: true };
const joined = { workshop: 'w1', person: 'p1', token: 'p1.mac', epoch: 'e1', now: 5 };

beforeEach(() => localStorage.clear());

describe('joining', () => {
  let link: Link | undefined;
  const begin = (atOnce: Promise<Answer> = Promise.resolve({})) => {
    const connection = new Connection({
      url: 'ws://test/ws',
      records: new Records(),
      clock: new ServerClock(),
      openSocket: FakeSocket.open,
    });
    return new JoiningAt(
      'K7MQ4P',
      (made) => (link = made),
      connection,
      () => atOnce,
    );
  };
  let at: JoiningAt;

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSocket.all = [];
    link = undefined;
    at = begin();
  });
  afterEach(() => {
    at.close();
    link?.close();
    vi.useRealTimers();
  });

  it('finds the workshop, joins it, and stays the same person from then on', async () => {
    await FakeSocket.last.opens();
    await FakeSocket.last.answers('workshop.find', found);
    expect(at.step.value).toMatchObject({ step: 'form', found: { title: 'Joint working' } });
    at.join(ana);
    await FakeSocket.last.answers('join', joined);
    expect(link).toBeDefined();
    expect(keptMembership('K7MQ4P')).toEqual({ workshop: 'w1', person: 'p1', token: 'p1.mac' });
    await FakeSocket.last.closes(1006);
    await vi.advanceTimersByTimeAsync(400);
    await FakeSocket.last.opens();
    expect(FakeSocket.last.request('attach').params).toEqual({ workshop: 'w1', token: 'p1.mac' });
  });

  it('asks again with the same id when the answer was lost', async () => {
    await FakeSocket.last.opens();
    await FakeSocket.last.answers('workshop.find', found);
    at.join(ana);
    const first = FakeSocket.last.request('join');
    await FakeSocket.last.closes(1006);
    await vi.advanceTimersByTimeAsync(400);
    await FakeSocket.last.opens();
    expect(FakeSocket.last.request('join')).toEqual(first);
    expect(at.step.value).toMatchObject({ joining: true });
  });

  it('asks again with the same id after a reload', async () => {
    await FakeSocket.last.opens();
    await FakeSocket.last.answers('workshop.find', found);
    at.join(ana);
    const first = FakeSocket.last.request('join');
    at.close();
    at = begin();
    await FakeSocket.last.opens();
    expect(FakeSocket.last.request('join')).toEqual(first);
    await FakeSocket.last.answers('join', joined);
    expect(link).toBeDefined();
  });

  it('shows the form before there is a socket, and asks nothing again', async () => {
    at.close();
    at = begin(Promise.resolve({ found }));
    await settled();
    expect(at.step.value).toMatchObject({ step: 'form', found: { title: 'Joint working' } });
    await FakeSocket.last.opens();
    expect(FakeSocket.last.sent.map(({ method }) => method)).not.toContain('workshop.find');
    at.join(ana);
    await FakeSocket.last.answers('join', joined);
    expect(link).toBeDefined();
  });

  it('says that a code is wrong once, however it was asked', async () => {
    const refusal = { code: 1001, reason: 'wrong_code', message: 'No.', retry: false };
    at.close();
    at = begin(Promise.resolve({ refusal }));
    await settled();
    expect(at.step.value.step).toBe('wrong');
    await FakeSocket.last.opens();
    expect(FakeSocket.last.sent.map(({ method }) => method)).not.toContain('workshop.find');
  });

  it('waits for the question that is on its way before it asks over the socket', async () => {
    let answers: (answer: Answer) => void = () => undefined;
    at.close();
    at = begin(new Promise((done) => (answers = done)));
    await FakeSocket.last.opens();
    expect(FakeSocket.last.sent.map(({ method }) => method)).not.toContain('workshop.find');
    answers({});
    await settled();
    await FakeSocket.last.answers('workshop.find', found);
    expect(at.step.value.step).toBe('form');
  });

  it('explains a wrong code', async () => {
    await FakeSocket.last.opens();
    await FakeSocket.last.refuses('workshop.find', 'wrong_code');
    expect(at.step.value.step).toBe('wrong');
  });

  it('asks again by itself when too many are at the door, with the same id', async () => {
    await FakeSocket.last.opens();
    await FakeSocket.last.refuses('workshop.find', 'too_fast', true);
    expect(at.step.value.step).toBe('finding');
    await vi.advanceTimersByTimeAsync(2100);
    await FakeSocket.last.answers('workshop.find', found);
    at.join(ana);
    const first = FakeSocket.last.request('join');
    await FakeSocket.last.refuses('join', 'too_fast', true);
    expect(at.step.value).toMatchObject({ step: 'form', joining: true });
    await vi.advanceTimersByTimeAsync(2100);
    expect(FakeSocket.last.sent.filter(({ method }) => method === 'join')).toEqual([first, first]);
    await FakeSocket.last.answers('join', joined);
    expect(link).toBeDefined();
  });

  it('says that the door is closed, before the form and after it', async () => {
    await FakeSocket.last.opens();
    await FakeSocket.last.answers('workshop.find', { ...found, locked: true });
    expect(at.step.value.step).toBe('locked');
    at.findAgain();
    await FakeSocket.last.answers('workshop.find', found);
    at.join(ana);
    await FakeSocket.last.refuses('join', 'joining_locked', true);
    expect(at.step.value.step).toBe('locked');
  });

  it('keeps the form and shows why it was refused; the next attempt has a new id', async () => {
    await FakeSocket.last.opens();
    await FakeSocket.last.answers('workshop.find', found);
    at.join(ana);
    const first = FakeSocket.last.request('join').id;
    await FakeSocket.last.refuses('join', 'text_too_long');
    expect(at.step.value).toMatchObject({ step: 'form', joining: false });
    at.join(ana);
    expect(FakeSocket.last.request('join').id).not.toBe(first);
  });
});

describe('the form', () => {
  const show = (onJoin: (params: JoinParams) => void) =>
    new TestPage(
      undefined,
      <JoinForm code="K7MQ4P" found={found} refusal={undefined} joining={false} onJoin={onJoin} />,
    );

  it('lists what is missing on top and beside the field, and moves there', async () => {
    const onJoin = vi.fn();
    const page = show(onJoin);
    await page.submit();
    expect(onJoin).not.toHaveBeenCalled();
    expect(document.activeElement?.className).toContain('error-summary');
    expect(page.find('.error-summary').textContent).toContain('Your name');
    expect(page.find('#name').getAttribute('aria-invalid')).toBe('true');
    expect(page.find('#name').getAttribute('aria-describedby')).toContain('name-error');
    await page.press('.error-summary a');
    expect(document.activeElement?.id).toBe('name');
    page.close();
  });

  it('joins with what was typed, trimmed, and keeps it through a reload', async () => {
    const onJoin = vi.fn();
    let page = show(onJoin);
    await page.type('#name', '  Ana Lima ');
    await page.press('input[value="pharma"]');
    page.close();
    page = show(onJoin);
    await page.submit();
    expect(onJoin).toHaveBeenCalledWith({
      code: 'K7MQ4P',
      name: 'Ana Lima',
      sector: 'pharma',
      consent: true,
    });
    page.close();
  });

  it('counts code points, as the server does', () => {
    const fields = { name: '👩🏽‍⚕️'.repeat(16), organisation: '', role: '', sector: 'nhs' };
    expect(joinErrors(fields, found.sectors)).toEqual([]);
    const long = { ...fields, name: 'x'.repeat(81), role: 'x'.repeat(81) };
    expect(joinErrors(long, found.sectors).map((error) => error.field)).toEqual(['name', 'role']);
  });
});
