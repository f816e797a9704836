// Hostile HTTP over raw sockets, against the real process: the documented answer, bounded memory and time, others
// unaffected.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { createWorkshop } from '../e2e/support/http-api.ts';
import { Server } from '../e2e/support/server.ts';
import { after, until } from '../e2e/support/waiting.ts';
import { Bystander, noticeableMs } from './support/bystander.ts';
import { effort, memoryFactor } from './support/effort.ts';
import { held } from './support/held.ts';
import { forgetPeak, useOf } from './support/process-use.ts';
import { askRaw, readAnswer } from './support/raw-http.ts';
import { RawSocket } from './support/raw-socket.ts';

const area = 'Conformance and hostile input';

let server: Server;
let workshop: WorkshopCreated;
let bystander: Bystander;

beforeAll(async () => {
  server = await Server.start();
  workshop = await createWorkshop(
    { server: server.url, key: server.organiserKey },
    { title: 'HTTP', template: 'blank' },
  );
  bystander = await Bystander.watch(server.url, workshop);
  await forgetPeak(server.pid);
});
afterAll(async () => {
  await bystander.end();
  await server.close();
});

const host = () => `Host: ${new URL(server.url).host}\r\n`;
/** A request that must not be answered: it lies in what another request brought. */
const smuggled = () => `GET /metrics HTTP/1.1\r\n${host()}\r\n`;
const post = (headers: string, rest: string) =>
  `POST /api/workshops HTTP/1.1\r\n${host()}${headers}\r\n${rest}`;

interface Refusal {
  readonly name: string;
  readonly bytes: () => string;
  readonly status: number | readonly number[];
}

const refusals: Refusal[] = [
  {
    name: 'two Hosts',
    bytes: () => `GET / HTTP/1.1\r\n${host()}Host: evil.example\r\n\r\n`,
    status: 400,
  },
  { name: 'no Host', bytes: () => 'GET / HTTP/1.1\r\n\r\n', status: 400 },
  {
    name: 'Transfer-Encoding: chunked, x',
    bytes: () => post('Transfer-Encoding: chunked, x\r\n', `0\r\n\r\n${smuggled()}`),
    status: 400,
  },
  {
    name: 'Transfer-Encoding: x, chunked',
    bytes: () => post('Transfer-Encoding: x, chunked\r\n', `0\r\n\r\n${smuggled()}`),
    status: 400,
  },
  {
    name: 'both lengths',
    bytes: () =>
      post('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n', `0\r\n\r\n${smuggled()}`),
    status: 400,
  },
  {
    name: 'two Content-Lengths',
    bytes: () => post('Content-Length: 0\r\nContent-Length: 40\r\n', smuggled()),
    status: 400,
  },
  {
    name: 'a Content-Length with a sign',
    bytes: () => post('Content-Length: +0\r\n', smuggled()),
    status: 400,
  },
  {
    name: 'a header name with a space before its colon',
    bytes: () => `GET / HTTP/1.1\r\n${host()}Content-Length : 0\r\n\r\n`,
    status: 400,
  },
  {
    name: 'a bare line feed in a header',
    bytes: () => `GET / HTTP/1.1\r\n${host()}X-One: a\nX-Two: b\r\n\r\n`,
    status: 400,
  },
  {
    name: 'a NUL in a header',
    bytes: () => `GET / HTTP/1.1\r\n${host()}X-One: a\0b\r\n\r\n`,
    status: 400,
  },
  {
    name: 'a chunk that is longer than it says',
    bytes: () => post('Transfer-Encoding: chunked\r\n', `1\r\nabc\r\n0\r\n\r\n${smuggled()}`),
    status: [400, 401],
  },
  {
    name: 'a chunk size beyond all numbers',
    bytes: () => post('Transfer-Encoding: chunked\r\n', `FFFFFFFFFFFFFFFFFF\r\n${smuggled()}`),
    status: [400, 413],
  },
  {
    name: 'a declared body of an exabyte',
    bytes: () => post('Content-Length: 1000000000000000000\r\n', 'x'),
    status: 413,
  },
  {
    name: 'a 100 KB header',
    bytes: () => `GET / HTTP/1.1\r\n${host()}X-Long: ${'x'.repeat(100 << 10)}\r\n\r\n`,
    status: 431,
  },
  {
    name: '20,000 small headers',
    bytes: () => `GET / HTTP/1.1\r\n${host()}${'X: y\r\n'.repeat(20_000)}\r\n`,
    status: 431,
  },
  {
    name: 'a path of 100 KB',
    bytes: () => `GET /${'p'.repeat(100 << 10)} HTTP/1.1\r\n${host()}\r\n`,
    status: 431,
  },
  {
    name: 'HTTP/2 in the clear',
    bytes: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    status: [400, 505],
  },
  { name: 'TLS', bytes: () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', status: 400 },
  {
    name: 'a proxy request',
    bytes: () => `CONNECT example.org:443 HTTP/1.1\r\n${host()}\r\n`,
    status: 400,
  },
];

test.each(refusals)(
  '$name: refused, nothing after it is answered',
  async ({ name, bytes, status }) => {
    const raw = await RawSocket.open(server.url);
    raw.send(Buffer.from(bytes(), 'latin1'));
    const answer = await readAnswer(raw);
    expect([status].flat()).toContain(answer?.status);
    expect(answer?.headers.get('content-type')).toBe('application/problem+json');
    await raw.untilEnded();
    expect(raw.received.toString()).toBe('');
    raw.close();
    held(area, `HTTP: ${name}`, `${answer?.status}, connection closed, nothing smuggled`);
  },
);

test('obs-fold: refused, or taken as one value', async () => {
  const answer = await askRaw(
    server.url,
    `GET /healthz HTTP/1.1\r\n${host()}X-Folded: one\r\n two\r\n\r\n`,
  );
  expect([200, 400]).toContain(answer?.status);
  const length = await askRaw(
    server.url,
    post('Transfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n', `0\r\n\r\n${smuggled()}`),
  );
  expect(length?.status).toBe(400);
  held(area, 'HTTP: obs-fold', `a harmless header: ${answer?.status}; in a framing header: 400`);
});

const climbing = [
  ...[
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
  ],
  ...['/assets/../../../../etc/passwd', '/assets/%2e%2e/%2e%2e/server/main.cpp', '//etc/passwd'],
  ...['/....//....//etc/passwd', '/%252e%252e/etc/passwd', '/..\\..\\..\\etc\\passwd'],
  ...[
    '/etc/passwd%00.html',
    '/assets/..%00/index.html',
    '/%c0%ae%c0%ae/etc/passwd',
    '/./index.html',
  ],
  ...[
    '/join/../../data/secret',
    '/api/workshops/../../../etc/passwd',
    '/api/templates/../../secret',
  ],
  ...['/.git/config', '/index.html/', '/assets/', '/assets', '/index.html.br/../secret'],
];
test('path traversal: nothing outside the pages', async () => {
  for (const path of climbing) {
    const answer = await askRaw(server.url, `GET ${path} HTTP/1.1\r\n${host()}\r\n`);
    expect([400, 401, 404], path).toContain(answer?.status);
    expect(answer?.body, path).not.toMatch(/root:|#include|\[core\]/);
  }
  held(
    area,
    `path traversal, ${climbing.length} ways`,
    '404 or 400, nothing from outside the pages',
  );
});

test('dribbled headers, and bodies that do not come, are cut off with 408 after 10 s', async () => {
  const count = effort(60, 600);
  const sockets = await Promise.all(
    Array.from({ length: count }, () => RawSocket.open(server.url)),
  );
  const withoutBody = await RawSocket.open(server.url);
  withoutBody.send(post('Content-Length: 1000\r\n', '{"title":'));
  const begun = Date.now();
  for (const raw of sockets) raw.send(`GET / HTTP/1.1\r\n${host()}X-Slow: `);
  let over = false;
  const dribble = (async () => {
    while (!over) {
      for (const raw of sockets) if (!raw.hasEnded) raw.send('s');
      await after(400);
    }
  })();
  await until('all to be cut off', () => sockets.every(({ hasEnded }) => hasEnded), 16_000);
  over = true;
  await dribble;
  const tookMs = Date.now() - begun;
  expect(tookMs).toBeGreaterThan(8_000);
  const told = sockets.filter(({ received }) => received.toString().startsWith('HTTP/1.1 408'));
  expect(told.length).toBe(count);
  for (const raw of sockets) raw.close();
  expect((await readAnswer(withoutBody, 16_000))?.status).toBe(408);
  withoutBody.close();
  expect(bystander.slowestMs).toBeLessThan(noticeableMs);
  held(
    area,
    `${count} connections that dribble headers, and one whose body does not come`,
    `each told 408 within ${Math.round(tookMs / 100) / 10} s, others unaffected`,
  );
});

test('a thousand requests in one packet are answered in their order', async () => {
  const raw = await RawSocket.open(server.url);
  raw.send(`GET /healthz HTTP/1.1\r\n${host()}\r\n`.repeat(1_000));
  for (let at = 0; at < 1_000; at++) expect((await readAnswer(raw))?.body).toBe('ok\n');
  raw.close();
});

test('all of this in bounded memory, and others are unaffected', async () => {
  const { residentPeakKb } = await useOf(server.pid);
  expect(residentPeakKb).toBeLessThan((memoryFactor * effort(64, 128)) << 10);
  expect(bystander.slowestMs).toBeLessThan(noticeableMs);
  held(
    area,
    'all hostile HTTP together',
    `at most ${Math.round(residentPeakKb / 1024)} MiB, slowest answer to another ${Math.round(bystander.slowestMs)} ms`,
  );
});
