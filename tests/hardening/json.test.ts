// Hostile JSON, over the socket and in a request's body: depth, keys twice, numbers beyond all bounds, lone surrogates.
// The documented answer, and the connection goes on.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { createWorkshop } from '../e2e/support/http-api.ts';
import { ProtocolClient } from '../e2e/support/protocol-client.ts';
import type { Answer } from '../e2e/support/rpc-socket.ts';
import { Server } from '../e2e/support/server.ts';
import { after } from '../e2e/support/waiting.ts';
import { memoryFactor } from './support/effort.ts';
import { held } from './support/held.ts';
import { useOf } from './support/process-use.ts';
import { opcode, RawWebSocket, textFrame } from './support/raw-websocket.ts';

const area = 'Conformance and hostile input';
const commandId = 'AAAAAAAAAAAAAAAAAAAAAA';

let server: Server;
let workshop: WorkshopCreated;
let socket: RawWebSocket;

beforeAll(async () => {
  server = await Server.start();
  workshop = await createWorkshop(
    { server: server.url, key: server.organiserKey },
    { title: 'JSON', template: 'joint-working' },
  );
  const { client } = await ProtocolClient.join(server.url, {
    code: workshop.code,
    name: 'Ana',
    sector: 'nhs',
  });
  client.stop();
  const desk = await ProtocolClient.attach(server.url, {
    workshop: workshop.id,
    token: workshop.keys.lead,
  });
  for (const activity of ['act1', 'act2', 'act3', 'act6']) {
    await desk.call('activity.open', { activity });
  }
  desk.stop();
  socket = await RawWebSocket.open(server.url);
  socket.request('attach', { ...client.credentials! });
  expect((await socket.answer()).error).toBeUndefined();
});
afterAll(async () => {
  socket.close();
  await server.close();
});

/** The answer to a message, sent again if it was one too many for now. */
async function told(text: string): Promise<Answer> {
  for (;;) {
    socket.raw.send(textFrame(text));
    const answer = await socket.answer();
    const reason: string | undefined = answer.error?.data.reason;
    if (reason !== 'too_fast') return answer;
    await after(answer.error?.data.retry_after_ms ?? 200);
  }
}

const deep = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;
const ping = (params: string, more = ''): string =>
  `{"jsonrpc":"2.0","id":"x","method":"ping","params":${params}${more}}`;
const score = (number: string): string =>
  `{"jsonrpc":"2.0","id":"${commandId}","method":"score.cast","params":{"activity":"act3","scores":{"nhs":${number}}}}`;
const aim = (text: string): string =>
  `{"jsonrpc":"2.0","id":"${commandId}","method":"aim.post","params":{"activity":"act2","text":"${text}"}}`;

interface Hostile {
  readonly name: string;
  readonly text: string;
  readonly reasons: readonly string[];
}

const hostile: Hostile[] = [
  ...[
    ['33 arrays', deep(33, '[', ']')],
    ['32,000 arrays', deep(32_000, '[', ']')],
    ['5,000 objects', deep(5_000, '{"a":', '}')],
    ['60,000 arrays that never end', '['.repeat(60_000)],
  ].map(([name, text]) => ({
    name: `depth: ${name}`,
    text: ping(text!),
    reasons: ['too_deep'],
  })),
  {
    name: 'a key twice at the top',
    text: '{"jsonrpc":"2.0","id":"x","method":"ping","method":"person.remove"}',
    reasons: ['duplicate_key'],
  },
  {
    name: 'a key twice within',
    text: score('1').replace('{"nhs":1}', '{"nhs":1,"nhs":2}'),
    reasons: ['duplicate_key'],
  },
  {
    name: 'a key twice, once escaped',
    text: score('1').replace('{"nhs":1}', '{"nhs":1,"\\u006ehs":2}'),
    reasons: ['duplicate_key'],
  },
  {
    name: '5,000 keys',
    text: ping(`{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":0`).join(',')}}`),
    reasons: ['unknown_field'],
  },
  ...['1e400', '-1e400', '1e99999999999'].map((number) => ({
    name: `the number ${number}`,
    text: score(number),
    reasons: ['parse_error', 'not_a_whole_number', 'score_out_of_range'],
  })),
  ...['9'.repeat(400), '18446744073709551616', '9223372036854775808', '-9223372036854775809'].map(
    (number) => ({
      name: `the number ${number.slice(0, 24)} (${number.length} digits)`,
      text: score(number),
      reasons: ['parse_error', 'not_a_whole_number', 'score_out_of_range'],
    }),
  ),
  ...['4294967296', '4294967303', '-1', '11', '1e9'].map((number) => ({
    name: `the number ${number}, which some would wrap or round`,
    text: score(number),
    reasons: ['score_out_of_range', 'not_a_whole_number'],
  })),
  ...['7.0000001', '0.1'].map((number) => ({
    name: `the number ${number}`,
    text: score(number),
    reasons: ['not_a_whole_number'],
  })),
  ...['NaN', 'Infinity', '0x7', '07', '+7', '.7', '7.', "'7'"].map((number) => ({
    name: `${number}, which is no JSON`,
    text: score(number),
    reasons: ['parse_error'],
  })),
  ...['\\ud800', '\\udc00', '\\ud800\\ud800', '\\udc00\\ud800', '\\ud83e\\u0041', '\\ud83'].map(
    (escape) => ({
      name: `a lone surrogate, ${escape}`,
      text: aim(`before ${escape} after`),
      reasons: ['parse_error'],
    }),
  ),
  { name: 'a raw control character in a text', text: aim('a\u0001b'), reasons: ['parse_error'] },
  { name: 'a raw new line in a text', text: aim('a\nb'), reasons: ['parse_error'] },
  { name: 'a comment', text: `${ping('{}')} // thanks`, reasons: ['parse_error'] },
  { name: 'a comma too many', text: ping('{"a":1,}'), reasons: ['parse_error'] },
  { name: 'two values', text: `${ping('{}')}${ping('{}')}`, reasons: ['parse_error'] },
  { name: 'nothing', text: '', reasons: ['parse_error'] },
  { name: 'null', text: 'null', reasons: ['not_an_object'] },
  { name: '64 KB of spaces', text: ' '.repeat(65_536), reasons: ['parse_error'] },
  {
    name: 'an id of 65 characters',
    text: ping('{}').replace('"x"', `"${'i'.repeat(65)}"`),
    reasons: ['bad_id'],
  },
  {
    name: 'an id that is an object',
    text: ping('{}').replace('"x"', '{"a":1}'),
    reasons: ['bad_id'],
  },
  {
    name: '__proto__ as a parameter',
    text: ping('{"__proto__":{"a":1}}'),
    reasons: ['unknown_field'],
  },
];

test.each(hostile)('$name', async ({ name, text, reasons }) => {
  const { error } = await told(text);
  expect(reasons).toContain(error?.data.reason);
  expect(error?.message).not.toBe('');
  // The connection goes on, and takes what is right.
  expect(await told(ping('{}'))).toMatchObject({ id: 'x', result: {} });
  held(area, `JSON: ${name}`, `${error?.data.reason}, the connection goes on`);
});

test('a whole number that is written otherwise is one', async () => {
  for (const number of ['7.0', '70e-1', '0.7e1']) {
    const id = commandId.replace('AA', `${number.length}B`);
    const { error } = await told(score(number).replace(commandId, id));
    expect([undefined, 'not_a_whole_number'], number).toContain(error?.data.reason);
  }
});

test('a NUL, escaped, is dropped like other control characters', async () => {
  expect(
    (await told(aim('be\\u0000fore').replace(commandId, commandId.replace('AA', 'CC')))).error,
  ).toBeUndefined();
});

describe('in the body of POST /api/workshops', () => {
  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
  ): Promise<{ status: number; reason: string }> => {
    const answer = await fetch(`${server.url}/api/workshops`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${server.organiserKey}`,
        'Content-Type': 'application/json',
      },
      body,
    });
    const { reason } = (await answer.json()) as { reason: string };
    return { status: answer.status, reason };
  };
  const bodies: [string, string | Uint8Array<ArrayBuffer>, readonly string[]][] = [
    ['depth 100,000', deep(100_000, '[', ']'), ['too_deep']],
    ['a key twice', '{"title":"a","title":"b","template":"blank"}', ['duplicate_key']],
    ['a lone surrogate', '{"title":"\\ud800","template":"blank"}', ['parse_error']],
    ['bytes that are no UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), ['parse_error']],
    [
      'a number beyond all bounds',
      '{"title":1e999,"template":"blank"}',
      ['parse_error', 'wrong_type'],
    ],
    [
      'minutes beyond all bounds',
      '{"title":"a","sectors":[{"id":"a","label":"A"},{"id":"b","label":"B"}],"agenda":[{"kind":"aims","title":"t","minutes":4294967297}]}',
      ['minutes_out_of_range', 'not_a_whole_number'],
    ],
    [
      '10,000 sectors',
      JSON.stringify({
        title: 'a',
        sectors: Array.from({ length: 6_000 }, (_, at) => ({ id: `s${at}`, label: 'S' })),
        agenda: [],
      }),
      ['too_many', 'bad_plan'],
    ],
    ['nothing', '', ['parse_error']],
    ['an array', '[]', ['not_an_object', 'batch_not_supported', 'wrong_type']],
  ];
  test.each(bodies)('%s', async (name, body, reasons) => {
    const { status, reason } = await post(body);
    expect(status).toBe(422);
    expect(reasons).toContain(reason);
    held(area, `JSON in a body: ${name}`, `422 ${reason}`);
  });
  test('more than 256 KiB', async () => {
    expect((await post(`{"title":"${'x'.repeat(300_000)}"}`)).status).toBe(413);
  });
});

test('binary instead of text closes with 4500, and memory is bounded', async () => {
  const other = await RawWebSocket.open(server.url);
  other.send({ opcode: opcode.binary, payload: ping('{}') });
  expect(await other.closeCode()).toBe(4500);
  other.close();
  expect((await useOf(server.pid)).residentPeakKb).toBeLessThan((memoryFactor * 96) << 10);
});
