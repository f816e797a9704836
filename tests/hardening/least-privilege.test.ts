// Least privilege: the process needs no root, writes nothing outside its data folder, and gets by with the system calls
// that its systemd unit leaves it. Its log holds no name, text or key.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { deleteWorkshop, transcript } from '../e2e/support/http-api.ts';
import { program, Server } from '../e2e/support/server.ts';
import { held } from './support/held.ts';
import { asNobody, canBeNobody, canTrace, isRoot } from './support/possible.ts';
import { callsIn, syscallSet, tracing } from './support/syscalls.ts';
import { WritersRoom } from './support/writers.ts';

const area = 'Security';
const unit = fileURLToPath(new URL('../../scripts/deploy/commonground.service', import.meta.url));
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'commonground-privilege-'));
chmodSync(scratch, 0o755);
afterAll(() => rmSync(scratch, { recursive: true }));

function folderOfNobody(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  chownSync(folder, 65_534, 65_534);
  return folder;
}

/** A little of everything that a server does. */
async function live(server: Server): Promise<WritersRoom> {
  const room = await WritersRoom.open(server, 'Bartholomew Quince', 5);
  await room.write(() => room.sent.length > 50);
  const api = { server: server.url, key: server.organiserKey };
  for (const format of ['md', 'html', 'csv', 'json'] as const) {
    await transcript(api, room.workshop.id, format);
  }
  await fetch(`${server.url}/metrics`);
  await fetch(`${server.url}/`);
  return room;
}

describe.skipIf(!canBeNobody)('a user without rights (needs root, to become it)', () => {
  test('is enough: no capability, no new privileges, and a folder of its own', async () => {
    const data = folderOfNobody('nobody');
    const server = await Server.start({
      data,
      under: asNobody,
    });
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\t65534\t65534\t65534\t65534$/m);
    expect(status).toMatch(/^CapEff:\t0+$/m);
    expect(status).toMatch(/^CapBnd:\t0+$/m);
    (await live(server)).stop();
    expect(await server.stop()).toBe(0);
    expect(statSync(join(data, 'secret')).uid).toBe(65_534);
    held(
      area,
      'run as nobody, without any capability',
      'a workshop runs and the server stops cleanly',
    );
  });
});

describe.skipIf(!canTrace)('what the process asks of the system (needs strace)', () => {
  test('it writes in its data folder and nowhere else', async () => {
    const trace = join(scratch, 'files.trace');
    const data = join(scratch, 'traced');
    const server = await Server.start({ data, under: tracing(trace, '%file') });
    (await live(server)).stop();
    await server.stop();
    const changing = /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/;
    const changes = callsIn(trace).filter(({ name, line }) => {
      if (name === 'openat' || name === 'open') return changing.test(line);
      return /^(mkdir|rmdir|unlink|rename|link|symlink|truncate|chmod|fchmodat|chown|mknod)/.test(
        name,
      );
    });
    expect(changes.length).toBeGreaterThan(3);
    const elsewhere = changes.filter(({ line }) => {
      const paths = [...line.matchAll(/"([^"]*)"/g)].map(([, path]) => path!);
      return !paths.every((path) => path.startsWith(data) || path === '/dev/null');
    });
    expect(elsewhere).toEqual([]);
    held(
      area,
      `files that a whole run opens for writing, makes or removes (${changes.length} calls)`,
      'all in the data folder',
    );
  });

  test.skipIf(!hasSystemd)('the system calls that the unit leaves it are enough', async () => {
    // As the unit runs it: to root SQLite would also give files away (fchown).
    const data = canBeNobody ? folderOfNobody('calls') : join(scratch, 'calls');
    const trace = join(canBeNobody ? data : scratch, 'all.trace');
    const server = await Server.start({
      data,
      under: [...(canBeNobody ? asNobody : []), ...tracing(trace, 'all')],
    });
    const room = await live(server);
    await deleteWorkshop({ server: server.url, key: server.organiserKey }, room.workshop.id);
    room.stop();
    await server.stop();
    const filters = [...readFileSync(unit, 'utf8').matchAll(/^SystemCallFilter=(~?)(.*)$/gm)];
    const allowed = new Set<string>();
    for (const [, without, names] of filters) {
      for (const name of names!.split(' ')) {
        for (const call of name.startsWith('@') ? syscallSet(name) : [name]) {
          if (without === '~') allowed.delete(call);
          else allowed.add(call);
        }
      }
    }
    const used = new Set(callsIn(trace).map(({ name }) => name));
    used.delete('execve'); // strace's, and systemd's before the filter
    if (isRoot && !canBeNobody) used.delete('fchown'); // which SQLite calls for root alone
    expect([...used].filter((name) => !allowed.has(name))).toEqual([]);
    held(
      area,
      `${used.size} system calls of a whole run against the unit's filter of ${allowed.size}`,
      'all allowed',
    );
  });
});

describe.skipIf(!hasSystemd)('the systemd unit (needs systemd-analyze)', () => {
  test('is well formed', () => {
    const { stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
    const complaints = stderr
      .split('\n')
      .filter((line) => line !== '' && !line.includes('/opt/commonground/bin/commonground is not'));
    expect(complaints).toEqual([]);
  });
  test('exposes little', () => {
    const { stdout } = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', '--no-pager', unit],
      { encoding: 'utf8' },
    );
    const exposure = Number(/Overall exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]);
    expect(exposure).toBeLessThanOrEqual(1.5);
    held(
      area,
      "the unit's sandbox, as systemd-analyze security sees it",
      `exposure ${exposure} of 10`,
    );
  });
});

const settings = fileURLToPath(new URL('../../scripts/deploy/commonground.toml', import.meta.url));
const knowsProxies = spawnSync(program, ['serve', '--help']).stdout.includes('--trusted-proxy');

test.skipIf(!knowsProxies)('the settings file that we ship is one', async () => {
  // What the test gives by flag (address and folders) comes before what the file says.
  const server = await Server.start({ more: ['--config', settings] });
  const room = await live(server);
  expect(room.desk.view.single('workshop')?.join_url).toContain('https://workshops.example.org/');
  room.stop();
  await server.close();
});

test('the log holds no name, no text, no code, no key', async () => {
  const server = await Server.start({ more: ['--log-level', 'debug'] });
  const room = await live(server);
  const { id, code, keys } = room.workshop;
  const tokens = room.writers.map(({ client }) => client.credentials!.token);
  const wrong = await fetch(`${server.url}/api/workshops/${id}/transcript.md`, {
    headers: { Authorization: 'Bearer a-wrong-key' },
  });
  expect(wrong.status).toBe(401);
  room.stop();
  await server.close();
  expect(server.log).toContain(id);
  for (const secret of [
    ...['Bartholomew', 'Quince', 'idea 0', code, server.organiserKey, 'a-wrong-key'],
    ...[keys.lead, keys.process, keys.screen, keys.observer, ...tokens],
  ]) {
    expect(server.log).not.toContain(secret);
  }
  held(area, 'the log of a whole run at level debug', 'no name, text, join code, token or key');
});

test('a title cannot add a line to the log', async () => {
  const server = await Server.start({ more: ['--log-level', 'debug'] });
  const title = 'Quiet\n2026-01-01T00:00:00 error all is lost\r\n\u2028\u001b[31mred';
  await fetch(`${server.url}/api/workshops`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${server.organiserKey}` },
    body: JSON.stringify({ title, template: 'blank' }),
  });
  await fetch(`${server.url}/${encodeURIComponent(title)}`);
  await server.close();
  expect(server.log).not.toContain('all is lost');
  expect(server.log).not.toContain('\u001b');
  for (const line of server.log.split('\n').filter(Boolean)) {
    expect(line).toMatch(/^\d{4}-\d\d-\d\dT|^\{/);
  }
});
