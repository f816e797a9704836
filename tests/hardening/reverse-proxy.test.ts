// TLS by a reverse proxy: the Caddy and nginx files of scripts/deploy, and a workshop through each. WebSocket, HSTS, the
// forwarded address, and a restart of the server behind it.

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readCase, planOf } from '../e2e/support/case-file.ts';
import { Chromium } from '../e2e/support/chromium.ts';
import { createWorkshop, transcript } from '../e2e/support/http-api.ts';
import { PhonePage } from '../e2e/support/pages/phone-page.ts';
import { freePort, Server } from '../e2e/support/server.ts';
import { after, until } from '../e2e/support/waiting.ts';
import { converge } from './support/convergence.ts';
import { held } from './support/held.ts';
import { programOf, ReverseProxy, type ProxyKind } from './support/reverse-proxy.ts';
import { ledgerFaults, WritersRoom } from './support/writers.ts';

const area = 'Security';

/** Certificates are checked, as a browser does: this one is trusted, others are not. */
function trust(certificate: string): void {
  if ('setDefaultCACertificates' in tls) {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), certificate]);
  } else {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  }
}

describe.each(['Caddy', 'nginx'] as const)('%s', (kind: ProxyKind) => {
  describe.skipIf(programOf[kind] === undefined)('(needs its program)', () => {
    let server: Server;
    let proxy: ReverseProxy;
    beforeAll(async () => {
      const port = await freePort('127.0.0.1');
      server = await Server.start({ more: ['--public-url', `https://localhost:${port}`] });
      proxy = await ReverseProxy.start(kind, port, server.url);
      trust(proxy.certificate);
    });
    afterAll(async () => {
      await server.close();
      await proxy.close();
    });

    test('a workshop through it, and a restart of the server in the middle', async () => {
      const room = await WritersRoom.open(server, `through ${kind}`, 10, proxy.url);
      let over = false;
      const writing = room.write(() => over, 10);
      await after(300);
      await server.stop();
      await after(200);
      await server.startAgain();
      const before = room.acknowledged.length;
      await until('writing to go on', () => room.acknowledged.length > before + 20);
      await server.kill();
      await server.startAgain();
      over = true;
      await writing;
      const clients = [room.desk, ...room.writers.map(({ client }) => client)];
      await converge(proxy.url, clients);
      expect(ledgerFaults(await room.ideas(), room)).toEqual([]);
      expect(room.acknowledged.length).toBe(room.sent.length);
      room.stop();
      held(
        area,
        `a workshop through ${kind} with TLS, the server behind it restarted and killed`,
        `${room.acknowledged.length} commands each there once, everybody back by themselves`,
      );
    });

    test('HSTS on every answer, no metrics, the pages and their policies', async () => {
      for (const path of ['/', '/join/ABCDEF', '/healthz', '/api/templates', '/nothing']) {
        const answer = await fetch(`${proxy.url}${path}`);
        expect(answer.headers.get('strict-transport-security'), path).toBe('max-age=31536000');
        expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'");
        expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
      }
      expect((await fetch(`${proxy.url}/metrics`)).status).toBe(404);
      held(
        area,
        `headers through ${kind}`,
        'HSTS on every answer, CSP and nosniff kept, /metrics hidden',
      );
    });

    test('an organiser and an export through it', async () => {
      const api = { server: proxy.url, key: server.organiserKey };
      const made = await createWorkshop(api, planOf(await readCase()));
      const { join_url: joinUrl } = made as unknown as { join_url: string };
      expect(joinUrl).toBe(`${proxy.url}/join/${made.code}`);
      expect(await transcript(api, made.id, 'html')).toContain('Joint working');
      const large = await fetch(`${proxy.url}/api/workshops`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${api.key}` },
        body: 'x'.repeat(400_000),
      });
      // Caddy 2.6 cuts it off on its way, or passes our own answer on, whichever is first.
      expect(kind === 'Caddy' ? [413, 502] : [413]).toContain(large.status);
    });

    test('a phone joins in a browser, over wss', async () => {
      const whole = await readCase();
      const made = await createWorkshop(
        { server: server.url, key: server.organiserKey },
        planOf(whole),
      );
      const chromium = await Chromium.launch();
      try {
        const watched = await chromium.open('phone', 'phone', `${proxy.url}/join/${made.code}`, {
          ignoreHTTPSErrors: true,
        });
        await new PhonePage(watched, whole).join(whole.people[0]!);
        expect(watched.frames.length).toBeGreaterThan(0);
        watched.isQuiet();
      } finally {
        await chromium.close();
      }
    });

    if (kind === 'nginx') {
      test('plain HTTP is sent on to HTTPS', async () => {
        const answer = await fetch(`${proxy.plainUrl}/join/ABCDEF`, { redirect: 'manual' });
        expect(answer.status).toBe(301);
        expect(answer.headers.get('location')).toBe('https://localhost/join/ABCDEF');
      });
    }
  });
});

describe.each(['Caddy', 'nginx'] as const)('what %s says of where people come from', (kind) => {
  const close: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const one of close.splice(0)) await one();
  });

  test.skipIf(programOf[kind] === undefined)('is its own word, whatever they claim', async () => {
    const seen: IncomingHttpHeaders[] = [];
    const backend = createServer((request, response) => {
      seen.push(request.headers);
      response.end('{}');
    });
    await new Promise<void>((done) => {
      backend.listen(0, '127.0.0.1', done);
    });
    const { port } = backend.address() as AddressInfo;
    const front = await freePort('127.0.0.1');
    const proxy = await ReverseProxy.start(kind, front, `http://127.0.0.1:${port}`);
    close.push(
      () => proxy.close(),
      async () => {
        backend.closeAllConnections();
        await new Promise((done) => backend.close(done));
      },
    );
    trust(proxy.certificate);
    await fetch(`${proxy.url}/x`, {
      headers: {
        'X-Forwarded-For': '6.6.6.6, 7.7.7.7',
        'X-Forwarded-Proto': 'gopher',
        Forwarded: 'for=6.6.6.6',
      },
    });
    expect(seen[0]?.['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen[0]?.['x-forwarded-proto']).toBe('https');
    expect(seen[0]?.forwarded ?? '').toBe('');
    expect(seen[0]?.host).toBe(`localhost:${front}`);
    held(
      area,
      `a spoofed X-Forwarded-For and Forwarded through ${kind}`,
      'replaced by the address of the client',
    );
  });
});
