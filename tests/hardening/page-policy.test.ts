// Where a page may connect, as the real process tells it: to the server that it came from and nowhere else.

import { expect, test } from 'vitest';
import { held } from './support/held.ts';
import { usePublished } from './support/published.ts';
import { askRaw } from './support/raw-http.ts';

const area = 'Security';
const server = usePublished();
const pages = ['/', '/join/AAAAAA', '/desk/x', '/screen/x', '/observer/x', '/healthz', '/nowhere'];

async function ask(path: string, host: string, more: readonly string[] = []) {
  const answer = await askRaw(
    server.url,
    [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...more, '', ''].join('\r\n'),
  );
  return {
    status: answer?.status,
    policy: answer?.headers.get('content-security-policy') ?? '',
    etag: answer?.headers.get('etag'),
  };
}

function connectSources(policy: string): string[] {
  const directive = policy.split(/;\s*/).find((each) => each.startsWith('connect-src '));
  return directive?.split(' ').slice(1) ?? [];
}

test('a page may connect to its own server alone', async () => {
  const own = server.host;
  for (const path of pages) {
    const asLocal = await ask(path, own);
    expect
      .soft(connectSources(asLocal.policy), path)
      .toEqual(["'self'", `ws://${own}`, `wss://${own}`, 'wss://workshops.example.org']);
    const asPublic = await ask(path, 'workshops.example.org');
    expect
      .soft(connectSources(asPublic.policy), path)
      .toEqual(["'self'", 'wss://workshops.example.org']);
  }
  held(area, `connect-src of ${pages.length} addresses, asked by both names`, 'own host alone');
});

test('a page that the browser has already is told the policy of the name it asks by', async () => {
  const first = await ask('/', server.host);
  const again = await ask('/', 'workshops.example.org', [`If-None-Match: ${first.etag}`]);
  expect(again.status).toBe(304);
  expect(connectSources(again.policy)).toEqual(["'self'", 'wss://workshops.example.org']);
});

test('a Host header writes nothing of its own into the policy', async () => {
  const name = new URL(server.url).hostname;
  const hosts = [
    ...[`${name}:80; script-src *`, `${name}:80 *`, `${name}:*`, `${name}:80,ws://evil.example`],
    ...[`${name}:`, `${name}:1234567`, 'evil.example', `${name}.evil.example`],
  ];
  for (const host of hosts) {
    const { policy, status } = await ask('/', host);
    // Refused, or answered with a policy that knows of no such host.
    if (status !== 200) expect.soft([400, 421], host).toContain(status);
    for (const source of connectSources(policy)) {
      expect.soft(["'self'", 'wss://workshops.example.org'], host).toContain(source);
    }
    expect.soft(policy, host).not.toMatch(/script-src [^;]*\*|evil/);
  }
  held(area, `${hosts.length} Host headers that would add to the policy`, 'nothing added');
});
