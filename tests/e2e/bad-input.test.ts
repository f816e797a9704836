// Bad input over a raw socket: each kind gets its own reason and a sentence for people, changes nothing, and leaves the
// connection as it was or closes it with the documented code.

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Reason, WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { limits } from '../../client-web/src/protocol/generated.ts';
import { commandId, ProtocolClient } from './support/protocol-client.ts';
import { Refused, RpcSocket, type Answer } from './support/rpc-socket.ts';
import { useWorld } from './support/world.ts';
import { within } from './support/waiting.ts';

const world = useWorld({ browser: false });

let workshop: WorkshopCreated;
let desk: ProtocolClient;
let ana: ProtocolClient;
/** A socket of Ana's, to send anything through. */
let raw: RpcSocket;

const activity = (kind: string): string =>
  desk.view.all('activity').find(({ record }) => record.kind === kind)!.id;

async function open(kind: string): Promise<string> {
  await desk.call('agenda.go', { activity: activity(kind) });
  return activity(kind);
}

/** All that the desk may see, as somebody who comes new is given it: nothing can hide behind a tick. */
async function everything(): Promise<Record<string, unknown>> {
  const fresh = await ProtocolClient.attach(world.server.url, desk.credentials!);
  const seen = fresh.view.snapshot();
  fresh.stop();
  return seen;
}

/** Whatever happened, the room is as it was and the connection works. */
async function nothingHappened(act: () => Promise<void>): Promise<void> {
  const before = await everything();
  await act();
  await raw.call('ping', {});
  expect(await everything()).toEqual(before);
}

async function refusal(call: Promise<unknown>): Promise<Refused> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

async function isRefused(
  method: string,
  params: object,
  reason: Reason,
  field?: string,
): Promise<void> {
  await nothingHappened(async () => {
    const refused = await refusal(raw.call(method, params, commandId()));
    expect(refused.reason).toBe(reason);
    expect(refused.field).toBe(field);
    expect(refused.message).toMatch(/: [A-Z].{8,}\.$/);
  });
}

async function rawIsRefused(text: string, code: number, reason: Reason): Promise<Answer> {
  let answer: Answer | undefined;
  await nothingHappened(async () => {
    raw.sendRaw(text);
    answer = await raw.stray();
    expect(answer.error).toMatchObject({ code, data: { reason, retry: false } });
  });
  return answer!;
}

const request = (method: string, params: unknown, id: unknown = commandId()) =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });

beforeAll(async () => {
  workshop = await world.workshop();
  desk = await world.attach(workshop);
  ana = await world.join(workshop, 'Ana');
  await desk.until('Ana', (view) => view.all('person').length === 1);
  raw = await RpcSocket.open(world.server.url);
  await raw.call('attach', ana.credentials!);
});

describe('joining', () => {
  const ben = { name: 'Ben', sector: 'nhs', consent: true };
  let stranger: RpcSocket;
  const joins = async (params: object, reason: Reason, field?: string) => {
    stranger = await RpcSocket.open(world.server.url);
    await nothingHappened(async () => {
      const refused = await refusal(stranger.call('join', params, commandId()));
      expect(refused.reason).toBe(reason);
      expect(refused.field).toBe(field);
    });
    expect(stranger.isOpen).toBe(true);
  };
  afterEach(() => stranger.close());

  test('JN1 a wrong code', () => joins({ ...ben, code: 'ZZZZZZ' }, 'wrong_code', 'code'));
  test('JN1 a code that is none', () => joins({ ...ben, code: 'no' }, 'wrong_code', 'code'));
  test('no name', () => joins({ ...ben, code: workshop.code, name: '' }, 'text_empty', 'name'));
  test('a name of spaces', () =>
    joins({ ...ben, code: workshop.code, name: ' \t\n ' }, 'text_empty', 'name'));
  test('a name that is too long', () =>
    joins(
      { ...ben, code: workshop.code, name: 'n'.repeat(limits.name + 1) },
      'text_too_long',
      'name',
    ));
  test('an unknown sector', () =>
    joins({ ...ben, code: workshop.code, sector: 'sales' }, 'unknown_sector', 'sector'));
  test('no consent', () => {
    const { consent: _, ...without } = ben;
    return joins({ ...without, code: workshop.code }, 'consent_missing', 'consent');
  });
  test('JN2 a command before joining', async () => {
    stranger = await RpcSocket.open(world.server.url);
    const refused = await refusal(
      stranger.call('aim.post', { activity: 'act2', text: 'x' }, commandId()),
    );
    expect(refused.reason).toBe('not_attached');
    expect(stranger.isOpen).toBe(true);
  });
  test('JN2 joining twice', async () => {
    stranger = await RpcSocket.open(world.server.url);
    await isRefused('join', { ...ben, code: workshop.code }, 'already_attached');
  });
  test('JN1 a code typed with its look-alikes, spaces and in small letters is right', async () => {
    stranger = await RpcSocket.open(world.server.url);
    const typed = workshop.code.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase();
    const found = await stranger.call('workshop.find', {
      code: ` ${typed.slice(0, 3)}-${typed.slice(3)} `,
    });
    expect(found).toMatchObject({ workshop: workshop.id });
  });
  test('JN4 a token that is none: refused, then closed with 4503', async () => {
    stranger = await RpcSocket.open(world.server.url);
    const refused = await refusal(
      stranger.call('attach', { workshop: workshop.id, token: 'p1.x' }),
    );
    expect(refused.reason).toBe('bad_token');
    expect((await within('the close', stranger.closed)).code).toBe(4503);
  });
  test('JN3 a second connection with the same token: both work', async () => {
    stranger = await RpcSocket.open(world.server.url);
    const attached = await stranger.call('attach', ana.credentials!);
    expect(attached.audience).toMatch(/^person\//);
    const intro = await open('introductions');
    await stranger.call('introduction.post', { activity: intro, text: 'From here' }, commandId());
    await raw.call('introduction.post', { activity: intro, text: 'And from there' }, commandId());
    await ana.until('the last of both', (view) => {
      return view.of('mine/introduction', intro)?.text === 'And from there';
    });
  });
});

describe('texts', () => {
  const long = limits.aim + 1;
  beforeAll(async () => {
    await open('aims');
  });
  test.each([
    ['empty', '', 'text_empty'],
    ['only spaces', ' \u2003\n\t', 'text_empty'],
    ['overlong', 'a'.repeat(long), 'text_too_long'],
    ['overlong in code points, not bytes', '\u{1F9E1}'.repeat(long), 'text_too_long'],
  ] as const)('an aim that is %s', (_, text, reason) =>
    isRefused('aim.post', { activity: activity('aims'), text }, reason, 'text'),
  );
  test('one that is just short enough, in characters of four bytes, is fine', async () => {
    const text = '\u{1F9E1}'.repeat(limits.aim);
    const { aim } = await raw.call<{ aim: string }>(
      'aim.post',
      { activity: activity('aims'), text },
      commandId(),
    );
    await desk.until('the aim', (view) => view.of('aim', aim)?.text === text);
  });
});

describe('scores', () => {
  beforeAll(async () => {
    await open('scores');
  });
  const cast = (scores: unknown, reason: Reason, field?: string) =>
    isRefused('score.cast', { activity: activity('scores'), scores }, reason, field);
  test('11', () => cast({ patients: 11 }, 'score_out_of_range', 'scores.patients'));
  test('-1', () => cast({ patients: -1 }, 'score_out_of_range', 'scores.patients'));
  test('7.5', () => cast({ patients: 7.5 }, 'not_a_whole_number', 'scores.patients'));
  test('"7"', () => cast({ patients: '7' }, 'wrong_type', 'scores.patients'));
  test('one good and one bad: neither counts', () =>
    cast({ nhs: 5, patients: 11 }, 'score_out_of_range', 'scores.patients'));
  test('an unknown item', () => cast({ weather: 5 }, 'unknown_item', 'scores.weather'));
  test('voting when closed', async () => {
    await desk.call('activity.close', { activity: activity('scores') });
    await cast({ patients: 7 }, 'activity_closed', 'activity');
  });
});

describe('what is not known, or not allowed', () => {
  test('an activity', () =>
    isRefused('aim.post', { activity: 'act99', text: 'x' }, 'unknown_activity', 'activity'));
  test('an activity that is no id at all', () =>
    isRefused('aim.post', { activity: 'first', text: 'x' }, 'unknown_activity', 'activity'));
  test('a person', async () => {
    const refused = await refusal(desk.call('person.remove', { person: 'p99' }));
    expect(refused).toMatchObject({ reason: 'unknown_person', field: 'person' });
  });
  test('an activity that is not open yet', () =>
    isRefused(
      'words.post',
      { activity: activity('words'), words: ['x'] },
      'activity_not_open',
      'activity',
    ));
  test('another kind of activity', () =>
    isRefused('aim.post', { activity: activity('scores'), text: 'x' }, 'wrong_kind', 'activity'));
  test.each([
    ['agenda.go', { activity: 'act1' }],
    ['activity.reveal', { activity: 'act3' }],
    ['person.remove', { person: 'p1' }],
    ['workshop.clear', { people: true }],
    ['screen.blank', { on: true }],
  ])("a facilitator's command from a participant: %s", (method, params) =>
    isRefused(method, params, 'not_allowed'),
  );
  test('a command from the screen', async () => {
    const screen = await world.attach(workshop, 'screen');
    const refused = await refusal(screen.call('agenda.go', { activity: null }));
    expect(refused.reason).toBe('not_allowed');
  });
  test('CM3 the same id for something else', async () => {
    const intro = await open('introductions');
    const id = commandId();
    const post = (text: string) => raw.call('introduction.post', { activity: intro, text }, id);
    const first = await post('Once');
    expect(await post('Once')).toEqual(first);
    expect((await refusal(post('Twice'))).reason).toBe('id_reused');
  });
});

describe('what is no request', () => {
  test('FR4 malformed JSON', async () => {
    expect((await rawIsRefused('{"jsonrpc": "2.0",', -32700, 'parse_error')).id).toBeNull();
  });
  test('FR3 a batch', () =>
    rawIsRefused(`[${request('ping', {})}]`, -32600, 'batch_not_supported'));
  test('FR3 no id', () =>
    rawIsRefused('{"jsonrpc":"2.0","method":"ping","params":{}}', -32600, 'id_missing'));
  test('CM1 an id that is too short for a command', async () => {
    await open('aims');
    const refused = await refusal(
      raw.call('aim.post', { activity: activity('aims'), text: 'x' }, 'c1'),
    );
    expect(refused.reason).toBe('bad_id');
  });
  test('FR2 nesting 1,000 deep', () =>
    rawIsRefused(
      `{"jsonrpc":"2.0","id":"x","method":"ping","params":${'['.repeat(1_000)}${']'.repeat(1_000)}}`,
      -32600,
      'too_deep',
    ));
  test('FR4 a key twice', () =>
    rawIsRefused('{"jsonrpc":"2.0","id":"x","id":"y","method":"ping"}', -32600, 'duplicate_key'));
  test('a method that does not exist', async () => {
    const refused = await refusal(raw.call('aim.steal', {}, commandId()));
    expect(refused).toMatchObject({ code: -32601, reason: 'unknown_method' });
  });
  test('FR5 a parameter too many', () =>
    isRefused('ping', { please: true }, 'unknown_field', 'please'));

  const closesWith = async (data: string | Uint8Array<ArrayBuffer>, code: number) => {
    await nothingHappened(async () => {
      const other = await RpcSocket.open(world.server.url);
      await other.call('attach', ana.credentials!);
      other.sendRaw(data);
      expect((await within('the close', other.closed)).code).toBe(code);
    });
  };
  test('FR1 a binary frame closes with 4500', () =>
    closesWith(new TextEncoder().encode(request('ping', {})), 4500));
  test('FR2 a message over the limit closes with 1009', () =>
    closesWith(request('ping', { text: 'x'.repeat(limits.message_bytes_max) }), 1009));
});
