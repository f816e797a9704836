// What a phone has to fetch before somebody can join, as it comes over the network: a room of phones shares one Wi-Fi.

import { get } from 'node:http';
import { expect, test } from 'vitest';
import type { ErrorFrame, ResultFrame } from '../../client-web/src/protocol/generated.ts';
import { Refused, RpcSocket } from './support/rpc-socket.ts';
import { useWorld } from './support/world.ts';

const world = useWorld();
const bytesMost = 30_000;
/** As many as a browser opens connections for: one more waits for one of them, a round trip longer. */
const requestsMost = 6;

interface Fetched {
  readonly encoding: string | undefined;
  readonly bytes: Buffer;
}

/** As it is sent: `fetch` would unpack it. */
function fetched(path: string, encoding: string): Promise<Fetched> {
  return new Promise((done, fail) => {
    const headers = { 'Accept-Encoding': encoding };
    get(`${world.server.url}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', fail);
      answer.on('end', () =>
        done({ encoding: answer.headers['content-encoding'], bytes: Buffer.concat(parts) }),
      );
    }).on('error', fail);
  });
}

test('the joining page and all that it names come to less than 30 kB, compressed', async () => {
  const page = (await fetched('/join', 'identity')).bytes.toString();
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(2);
  const sent = await Promise.all(['/join', ...named].map((path) => fetched(path, 'br')));
  for (const { encoding } of sent) expect(encoding).toBe('br');
  const sizes = sent.map(({ bytes }) => bytes.length);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(bytesMost);
  // The largest is asked for first, over the connection that is open already.
  expect(sizes[1]).toBe(Math.max(...sizes));
});

test('the form is there after one round of requests, with no more of them than there are connections', async () => {
  const { code } = await world.workshop();
  const { page, frames } = await world.chromium.open('phone', 'phone', 'about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  // Whoever sees no message of the socket has only HTTP to go by.
  await page.routeWebSocket('**/ws', () => undefined);
  await page.goto(`${world.server.url}/join/${code}`);
  await page.getByRole('heading', { name: world.case.title }).waitFor();
  expect(frames).toEqual([]);
  const [html, ...parts] = asked.filter((url) => !url.endsWith('.svg'));
  expect(html).toBe(`${world.server.url}/join/${code}`);
  expect(parts.filter((url) => url.endsWith('?find'))).toEqual([`${html}?find`]);
  expect(parts.length).toBeLessThanOrEqual(requestsMost);
});

/** The answer to the page's own question (JN6). */
async function foundBy(path: string): Promise<Partial<ResultFrame & ErrorFrame> | undefined> {
  const answer = await fetch(`${world.server.url}${path}?find`);
  expect(answer.headers.get('cache-control')).toBe(answer.status === 200 ? 'no-store' : null);
  if (answer.status === 204) return undefined;
  expect(answer.status).toBe(200);
  return (await answer.json()) as Partial<ResultFrame & ErrorFrame>;
}

test('JN6 the page of a code answers which workshop it is as the socket does', async () => {
  const workshop = await world.workshop();
  const socket = await RpcSocket.open(world.server.url);
  const { code } = workshop;
  const result = await socket.call('workshop.find', { code });
  expect(await foundBy(`/join/${code}`)).toEqual({ jsonrpc: '2.0', id: 'find', result });
  expect((await foundBy(`/join/${code.toLowerCase()}`))?.result).toEqual(result);
  const desk = await world.attach(workshop);
  await desk.call('workshop.end', { on: true });
  for (const wrong of [code, 'ZZZZZZ', 'no-code']) {
    const refused = await socket.call('workshop.find', { code: wrong }).catch((no: unknown) => no);
    const { reason } = refused as Refused;
    const begun = Date.now();
    expect((await foundBy(`/join/${wrong}`))?.error).toMatchObject({ data: { reason } });
    if (reason === 'wrong_code') expect(Date.now() - begun).toBeGreaterThan(200);
  }
  socket.close();
});

test('JN6 where there is no code to look for, there is no content', async () => {
  for (const path of ['/join', '/join/K7%20MQ4P', `/join/${'A'.repeat(40)}`]) {
    expect(await foundBy(path)).toBeUndefined();
  }
  const page = await fetch(`${world.server.url}/join/K7MQ4P?from=poster`);
  expect(page.headers.get('content-type')).toContain('text/html');
});
