// What a phone has to fetch before somebody can join, as it comes over the network: a room of phones shares one Wi-Fi.

import { get } from 'node:http';
import { expect, test } from 'vitest';
import { useWorld } from './support/world.ts';

const world = useWorld({ browser: false });
const bytesMost = 30_000;

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
  const total = sent.reduce((sum, { bytes }) => sum + bytes.length, 0);
  expect(total).toBeLessThan(bytesMost);
});
