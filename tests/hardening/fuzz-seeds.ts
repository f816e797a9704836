// Makes the seeds of the fuzz targets from what the tree has already: the worked examples of the protocol, the
// templates, and the log of a workshop that is played. `node tests/hardening/fuzz-seeds.ts` (needs CG_SERVER built).

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { readCase } from '../e2e/support/case-file.ts';
import { Pace } from '../e2e/support/pace.ts';
import { Server } from '../e2e/support/server.ts';
import { Show } from '../e2e/support/show.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const seeds = join(root, 'tests/fuzz/seeds');
const made = new Map<string, number>();

function seed(target: string, text: string, name?: string): void {
  const number = (made.get(target) ?? 0) + 1;
  made.set(target, number);
  const folder = join(seeds, target);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name ?? String(number).padStart(3, '0')), text);
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface Params {
  readonly method: string;
  readonly params: unknown;
  readonly valid: boolean;
}

/** As many as the target reads. */
const linesEach = 40;

/** Words that a fuzzer would not find by itself: names of methods, fields, kinds and events. */
function dictionary(target: string): void {
  const folder = join(seeds, target);
  const words = new Set<string>();
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, word] of text.matchAll(/"([a-z][a-z0-9_.-]{1,30})"/g)) words.add(word!);
  }
  const lines = [...words].sort().map((word) => `"\\"${word}\\""`);
  writeFileSync(join(root, `tests/fuzz/${target}.dict`), `${lines.join('\n')}\n`);
}

function clientMessages(): void {
  for (const { text } of json('protocol/examples/frames.json') as { text: string }[]) {
    if (text.length < 4_000) seed('client_message', `a${text.replaceAll('\n', ' ')}`);
  }
  const newcomers = ['join', 'attach', 'workshop.find', 'ping'];
  const organisers = /^(agenda|activity|timer|workshop|screen|text|breakout|group|person)\./;
  for (const file of readdirSync(join(root, 'protocol/examples/params'))) {
    const lines: string[] = [];
    const bad: string[] = [];
    for (const { method, params, valid } of json(`protocol/examples/params/${file}`) as Params[]) {
      const id = `seed${'x'.repeat(20)}${String(lines.length + bad.length).padStart(3, '0')}`;
      const who = newcomers.includes(method) ? '-' : organisers.test(method) ? 'F' : 'b';
      const line = `${who}${JSON.stringify({ jsonrpc: '2.0', id, method, params })}`;
      if (line.length < 2_000) {
        (valid ? lines : bad).push(line);
      }
    }
    for (let at = 0; at < bad.length; at += linesEach) {
      seed('client_message', bad.slice(at, at + linesEach).join('\n'));
    }
    // Together they are a story, in which one does something with what another made.
    seed('client_message', lines.join('\n'));
  }
}

function newWorkshops(): void {
  for (const file of readdirSync(join(root, 'protocol/templates'))) {
    seed('new_workshop', readFileSync(join(root, 'protocol/templates', file), 'utf8'));
  }
  for (const { body } of json('protocol/examples/http.json') as { body: unknown }[]) {
    seed('new_workshop', JSON.stringify(body));
  }
}

function httpRequests(): void {
  const host = 'Host: workshops.example.org\r\n';
  const upgrade =
    'Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: commonground.v1\r\n';
  for (const request of [
    `GET / HTTP/1.1\r\n${host}\r\n`,
    `GET /join/ABCDEF?x=1 HTTP/1.1\r\n${host}Accept-Encoding: br, gzip\r\nIf-None-Match: "x"\r\n\r\n`,
    `HEAD http://workshops.example.org/assets/a.js HTTP/1.1\r\n${host}\r\n`,
    `POST /api/workshops HTTP/1.1\r\n${host}Authorization: Bearer key\r\nContent-Length: 2\r\n\r\n{}`,
    `POST /api/workshops HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked, x\r\nContent-Length: 2\r\n\r\n{}`,
    `DELETE /api/workshops/abc HTTP/1.0\r\n\r\n`,
    `GET /ws HTTP/1.1\r\n${host}${upgrade}Origin: https://workshops.example.org\r\n\r\n`,
    `GET /ws HTTP/1.1\r\n${host}${upgrade}Origin: https://workshops.example.org.evil.example\r\n\r\n`,
    `GET /ws HTTP/1.1\r\n${host}${upgrade}Origin: null\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n`,
    `GET /%2e%2e/etc/passwd HTTP/1.1\r\n${host}Host: b\r\nX-Folded: a\r\n b\r\n\r\n`,
    `CONNECT a:443 HTTP/1.1\r\n${host}Expect: 100-continue\r\n\r\n`,
    `OPTIONS * HTTP/1.1\r\n${host}\r\n`,
  ]) {
    seed('http_request', request);
  }
}

function configs(): void {
  for (const text of [
    '',
    'listen = "127.0.0.1:8080"\npublic_url = "https://workshops.example.org"\ndata = "/var/lib/x"\n',
    'listen = "[::]:8080"\npages = "p"\ntemplates = "t"\nlog_level = "info"\n',
    'listen = "localhost"\n',
    'listen = 8080\n',
    '[listen]\na = 1\n',
    'public_url = "ftp://x/y"\n',
    'data = """\na\nb"""\nlog_level = \'loud\'\n',
    'a.b.c = [1, 2.5, true, 2026-01-01T00:00:00Z, {x = 1}]\n',
    'insecure_lan = true\ntrusted_proxies = ["127.0.0.1"]\n',
  ]) {
    seed('config', text);
  }
}

/** One of each kind of event that a played workshop brings forth. */
async function storedEvents(): Promise<void> {
  const server = await Server.start({ keepsData: true });
  const api = { server: server.url, key: server.organiserKey };
  const show = await Show.prepare(api, await readCase(), Pace.atOnce(), () => undefined);
  await show.player.all();
  show.stop();
  await server.close();
  const database = new DatabaseSync(join(server.data, 'commonground.db'));
  const rows = database.prepare('SELECT body FROM event ORDER BY seq').all();
  database.close();
  rmSync(server.data, { recursive: true });
  const seen = new Set<string>();
  for (const { body } of rows) {
    const { event } = JSON.parse(String(body)) as { event: string };
    if (seen.has(event)) continue;
    seen.add(event);
    seed('stored_event', String(body), event);
  }
}

rmSync(seeds, { recursive: true, force: true });
clientMessages();
newWorkshops();
httpRequests();
configs();
await storedEvents();
for (const target of ['client_message', 'new_workshop', 'stored_event']) dictionary(target);
for (const [target, count] of made) process.stdout.write(`${target}: ${count} seeds\n`);
process.exit(0);
