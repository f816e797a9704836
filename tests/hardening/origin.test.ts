// Who may open a WebSocket: pages of this server and programs, not pages from elsewhere, whatever they call themselves.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { subprotocol } from '../e2e/support/rpc-socket.ts';
import { held } from './support/held.ts';
import { publicUrl, usePublished } from './support/published.ts';
import { askRaw, readAnswer } from './support/raw-http.ts';
import { RawSocket } from './support/raw-socket.ts';

const area = 'Security';
const server = usePublished();

async function upgrade(origin: string | undefined, host: string): Promise<number | undefined> {
  const raw = await RawSocket.open(server.url);
  raw.send(
    [
      ...['GET /ws HTTP/1.1', `Host: ${host}`, 'Connection: Upgrade', 'Upgrade: websocket'],
      ...['Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`],
      `Sec-WebSocket-Protocol: ${subprotocol}`,
      ...(origin === undefined ? [] : [`Origin: ${origin}`]),
      ...['', ''],
    ].join('\r\n'),
  );
  const answer = await readAnswer(raw);
  raw.close();
  return answer?.status;
}

const foreign = (own: string): string[] => [
  ...['https://evil.example', 'http://evil.example', 'null', 'file://', 'chrome-extension://x'],
  ...[`http://${own}.evil.example`, `http://evil.example#${own}`, `http://evil.example/${own}`],
  ...[`http://${own}@evil.example`, `http://x.${own}`, `http://x${own}`, own, `ws://${own}`],
  ...[`${publicUrl}.evil.example`, 'https://workshops.example.org:444', 'https://example.org'],
  ...['https://xworkshops.example.org', 'https://workshops.example.orgx', `${publicUrl}/`],
  ...['https://workshops.example.org:443@evil.example', `${publicUrl}, https://evil.example`],
  ...[`http://127.0.0.1`, `http://127.0.0.1:1`, `http://[::1]`, '*', 'https://', ' '],
];

test('pages from elsewhere are refused before the upgrade', async () => {
  for (const origin of foreign(server.host)) {
    // A value of spaces is none: a header without a value is what a program may send.
    const expected = origin.trim() === '' ? [101, 400, 403] : [403];
    expect.soft(expected, origin).toContain(await upgrade(origin, server.host));
  }
  held(
    area,
    `${foreign('x').length} foreign origins, null, suffix, prefix and port tricks`,
    '403 before the upgrade',
  );
});

test('pages of this server and programs are let in', async () => {
  for (const origin of [publicUrl, publicUrl.toUpperCase(), `http://${server.host}`, undefined]) {
    expect.soft(await upgrade(origin, server.host), origin).toBe(101);
  }
});

test("a name of somebody else's that leads here (DNS rebinding) is no name of ours", async () => {
  for (const host of ['evil.example', `evil.example:${new URL(server.url).port}`]) {
    expect.soft([403, 421], host).toContain(await upgrade(`http://${host}`, host));
    const page = await askRaw(server.url, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect.soft([400, 421], host).toContain(page?.status);
  }
  held(area, "another's name that leads to this server (DNS rebinding)", 'refused');
});
