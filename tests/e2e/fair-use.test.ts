// Fair use and links against the real process (protocol README, rules FU1 to FU7, LK1 and LK2): who guesses, floods or
// comes with an old link is kept out, and nobody else notices.

import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { commandId } from '../../client-web/src/connection/command-id.ts';
import { createWorkshop, Problematic, transcript, type Api } from './support/http-api.ts';
import { ProtocolClient } from './support/protocol-client.ts';
import { Refused, RpcSocket, subprotocol } from './support/rpc-socket.ts';
import { program, Server, type ServerOptions } from './support/server.ts';
import { after, within } from './support/waiting.ts';
import { useWorld } from './support/world.ts';

const world = useWorld({ browser: false });

async function withServer(
  options: ServerOptions,
  run: (server: Server, api: Api) => Promise<void>,
): Promise<void> {
  const server = await Server.start(options);
  try {
    await run(server, { server: server.url, key: server.organiserKey });
  } finally {
    await server.close();
  }
}

test('FU3 three hundred join within ten seconds from an address that also guesses', async () => {
  const workshop = await world.workshop();
  let over = false;
  const goesOn = () => !over;
  let guessed = 0;
  const guess = async () => {
    while (goesOn()) {
      const socket = await RpcSocket.open(world.server.url);
      // A new connection for every third guess, as somebody does who knows that answers are held back.
      for (let i = 0; i < 3 && socket.isOpen && goesOn(); i++) {
        const code = `ZZ${String(1000 + (guessed++ % 9000))}`;
        await socket.call('workshop.find', { code }).catch(() => undefined);
      }
      socket.close();
    }
  };
  const guessing = Array.from({ length: 30 }, guess);
  await after(500);
  const began = Date.now();
  const joins = await Promise.all(
    Array.from({ length: 300 }, async (_, at) => {
      await after(at * 10);
      const socket = await RpcSocket.open(world.server.url);
      await socket.call('workshop.find', { code: workshop.code });
      const params = { code: workshop.code, name: `Somebody ${at}`, sector: 'nhs', consent: true };
      await socket.call('join', params, commandId());
      return socket;
    }),
  );
  const took = Date.now() - began;
  over = true;
  await Promise.all(guessing);
  for (const socket of joins) socket.close();
  expect(guessed).toBeGreaterThan(100);
  expect(took).toBeLessThan(10_000);
});

test('FU1 FU2 a code that is wrong is answered late, one that is right at once; who goes on is closed', async () => {
  const ended = await world.workshop();
  await (await world.attach(ended)).call('workshop.end', { on: true });
  const open = await world.workshop();
  const socket = await RpcSocket.open(world.server.url);
  const time = async (code: string) => {
    const began = performance.now();
    const refused = await socket.call('workshop.find', { code }).catch((error: unknown) => error);
    return { ms: performance.now() - began, refused };
  };
  const wrong = await time('ZZZZZZ');
  const late = await time(ended.code);
  expect(late.refused).toEqual(wrong.refused);
  for (const { ms } of [wrong, late]) {
    expect(ms).toBeGreaterThan(240);
    expect(ms).toBeLessThan(1_500);
  }
  expect((await time(open.code)).ms).toBeLessThan(240);
  for (let i = 0; i < 20 && socket.isOpen; i++) {
    void socket.call('workshop.find', { code: `YYYYY${i % 10}` }).catch(() => undefined);
  }
  expect((await within('the close', socket.closed, 40_000)).code).toBe(4505);
});

test('FU4 a flood is refused with when to try again, then closed; others do not notice', async () => {
  const workshop = await world.workshop();
  const ana = await world.join(workshop, 'Ana');
  const flooder = await RpcSocket.open(world.server.url);
  const calls = Array.from({ length: 100 }, () => flooder.call('ping', {}));
  const refusals = (await Promise.allSettled(calls)).flatMap((one) =>
    one.status === 'rejected' && one.reason instanceof Refused ? [one.reason] : [],
  );
  expect(refusals.length).toBeGreaterThan(40);
  for (const { reason, retry, retryAfterMs } of refusals) {
    expect(reason).toBe('too_fast');
    expect(retry).toBe(true);
    expect(retryAfterMs).toBeGreaterThan(0);
  }
  for (let i = 0; i < 400; i++) flooder.sendRaw('{');
  expect((await within('the close', flooder.closed)).code).toBe(4504);
  await ana.call('ping', {});
});

/** The status of an upgrade, as a proxy would ask for it. */
function upgrade(server: Server, forwarded?: string): Promise<number> {
  const headers = {
    ...{ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' },
    ...{ 'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==', 'Sec-WebSocket-Protocol': subprotocol },
    ...(forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }),
  };
  return new Promise((done, fail) => {
    const asked = request(`${server.url}/ws`, { headers, agent: false });
    asked.on('upgrade', () => done(101)); // and stays open
    asked.on('response', (response) => done(response.statusCode ?? 0));
    asked.on('error', fail);
    asked.end();
  });
}

test('FU6 an address has so many connections, as a trusted proxy says and as nobody else does', async () => {
  const bound = ['--connections-per-address', '3'];
  await withServer({ more: [...bound, '--trusted-proxy', '127.0.0.1'] }, async (server) => {
    for (let i = 0; i < 3; i++) expect(await upgrade(server, '203.0.113.9')).toBe(101);
    expect(await upgrade(server, '203.0.113.9')).toBe(429);
    expect(await upgrade(server, '1.1.1.1, 203.0.113.9')).toBe(429);
    expect(await upgrade(server, '203.0.113.10')).toBe(101);
  });
  await withServer({ more: bound }, async (server) => {
    for (let i = 0; i < 6; i++) expect(await upgrade(server, '203.0.113.9')).toBe(101);
  });
});

test('LK1 LK2 renewed links: the old ones open nothing, and who came with them is sent away', async () => {
  const workshop = await world.workshop();
  const renew = async (key: string, roles: unknown, id = workshop.id) => {
    const answer = await fetch(`${world.server.url}/api/workshops/${id}/keys`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}` },
      body: JSON.stringify({ roles }),
    });
    const { keys } = (await answer.json()) as Partial<Pick<WorkshopCreated, 'keys'>>;
    return { status: answer.status, keys };
  };
  const { lead, process, screen, observer } = workshop.keys;
  for (const key of [process, screen, observer, 'lead.wrong', '']) {
    expect((await renew(key, ['screen'])).status).toBe(401);
  }
  expect((await renew(lead, [])).status).toBe(422);
  expect((await renew(lead, ['lead'], 'no-such-workshop')).status).toBe(401);
  const watching = await RpcSocket.open(world.server.url);
  await watching.call('attach', { workshop: workshop.id, token: observer });
  const renewed = await renew(lead, ['observer', 'lead']);
  expect(renewed.status).toBe(200);
  expect((await within('the close', watching.closed)).code).toBe(4506);
  expect(renewed.keys).toMatchObject({ process, screen });
  expect((await renew(lead, ['lead'])).status).toBe(401);
  const server = world.server.url;
  const read = (key: string) => transcript({ server, key }, workshop.id, 'md');
  await expect(read(observer)).rejects.toThrow(Problematic);
  expect(await read(renewed.keys!.observer)).toContain('#');

  await world.server.stop();
  await world.server.startAgain();
  await expect(read(lead)).rejects.toThrow(Problematic);
  const now = { ...workshop, keys: renewed.keys! };
  await (await world.attach(now, 'lead')).call('ping', {});
  const byOrganiser = await renew(world.server.organiserKey, ['lead']);
  expect(byOrganiser.status).toBe(200);
  expect(byOrganiser.keys!.lead).not.toBe(renewed.keys!.lead);
});

test('beyond this machine over plain HTTP: not without saying so, and the desk is told', async () => {
  const refused = spawnSync(program, ['serve', '--listen', '0.0.0.0:0', '--data', '/nonexistent'], {
    encoding: 'utf8',
  });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/^commonground: .*--insecure-lan.*\n$/);
  await withServer({ host: '0.0.0.0', more: ['--insecure-lan'] }, async (server, api) => {
    const { id, keys } = await createWorkshop(api, { title: 'Open', template: 'blank' });
    const seen = async (token: string) => {
      const client = await ProtocolClient.attach(server.url, { workshop: id, token });
      const record = client.view.single('workshop');
      client.stop();
      return record?.insecure_lan;
    };
    expect(await seen(keys.lead)).toBe(true);
    expect(await seen(keys.screen)).toBeUndefined();
  });
});

test('the log is one line of key=value per event, and an answer says which request it was', async () => {
  await withServer({ more: ['--log-level', 'debug'] }, async (server) => {
    const answer = await fetch(`${server.url}/api/workshops`);
    const id = answer.headers.get('x-request-id');
    expect(id).toMatch(/^[\w-]{6}-\d+$/);
    await server.stop();
    const lines = server.log.split('\n').filter(Boolean);
    for (const line of lines) {
      expect(line).toMatch(
        /^\d{4}-\d\d-\d\dT\S+ level=[a-z]+ event=[a-z_]+( [a-z_]+=(\S+|".*"))*$/,
      );
    }
    expect(
      lines.some((line) => line.includes(`request=${id}`) && line.includes('status=401')),
    ).toBe(true);
  });
});
