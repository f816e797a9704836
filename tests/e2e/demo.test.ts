// scripts/demo, as somebody runs it who only wants to look.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { workshops, transcript } from './support/http-api.ts';
import { within } from './support/waiting.ts';
import { useWorld } from './support/world.ts';

const world = useWorld({ browser: false });
const script = fileURLToPath(new URL('demo.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

async function demo(...args: string[]): Promise<Ended> {
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const running = spawn(process.execPath, [...flags, script, ...args]);
  let out = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream.on('data', (text: Buffer) => {
      out += text.toString();
    });
  }
  const ended = new Promise<number | null>((done) => running.once('exit', done));
  return { code: await within('the demo to end', ended, 50_000), out };
}

test('on a server that is there: more people than the case has, and the workshop stays', async () => {
  const { url, organiserKey } = world.server;
  const { code, out } = await demo(
    ...['--server', url, '--organiser-key', organiserKey],
    ...['--speed', '100', '--people', '26', '--once', '--keep'],
  );
  expect(out).toMatch(/26 are in/);
  expect(out).toMatch(/every group has reported/);
  expect(code).toBe(0);
  for (const page of ['desk', 'screen', 'observer', 'join'])
    expect(out).toContain(`${url}/${page}/`);
  const [made] = await workshops(world.api);
  expect(made).toMatchObject({ title: world.case.title, people: 26 });
  expect(await transcript(world.api, made!.id, 'md')).toContain('Amina Ahmed');
});

test('on its own server, with a few people; nothing is left behind', async () => {
  const { code, out } = await demo('--speed', '200', '--people', '5', '--once');
  expect(out).toMatch(/5 are in/);
  expect(code).toBe(0);
});

test('what is wrong is said in a line', async () => {
  expect(await demo('--speed', 'fast')).toMatchObject({ code: 2 });
  expect((await demo('--server', 'http://127.0.0.1:1')).out).toMatch(/--organiser-key/);
});
