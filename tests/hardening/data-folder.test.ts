// The data folder: a damaged or newer database is refused with one clear line and left as it is; a second server is
// turned away from it; what lies in it is readable by its owner alone.

import {
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { openSync, closeSync, writeSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Server } from '../e2e/support/server.ts';
import { held } from './support/held.ts';
import { statusOf } from './support/looks.ts';
import { bytesOf, startOn } from './support/refused-start.ts';
import { WritersRoom } from './support/writers.ts';

let scratch: string;
/** A data folder with something in it, of a server that was stopped. */
let sound: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'commonground-folders-'));
  sound = join(scratch, 'sound');
  const server = await Server.start({ data: sound });
  const room = await WritersRoom.open(server, 'sound', 3);
  await room.write(() => room.sent.length > 120);
  room.stop();
  await server.stop();
});
afterAll(() => rmSync(scratch, { recursive: true }));

function write(file: string, at: number, bytes: Uint8Array): void {
  const open = openSync(file, 'r+');
  writeSync(open, bytes, 0, bytes.length, at);
  closeSync(open);
}

const pageBytes = 4096;
const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 167 + 13) % 256);

/** Which page holds the most of the events, so that to damage it is to damage what counts. */
function pageOf(file: string, table: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const root = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table);
  database.close();
  return Number(root?.rootpage);
}

function change(file: string, statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}

interface Damage {
  readonly name: string;
  readonly says: RegExp;
  readonly damage: (file: string) => void;
}

const damages: Damage[] = [
  {
    name: 'cut in the middle',
    says: /damaged|malformed/,
    damage: (file) =>
      truncateSync(file, Math.floor(statSync(file).size / pageBytes / 2) * pageBytes),
  },
  {
    name: 'cut within its header',
    says: /not a database of Common Ground, or damaged/,
    damage: (file) => truncateSync(file, 60),
  },
  {
    name: 'empty',
    says: /not a database of Common Ground, or damaged/,
    damage: (file) => truncateSync(file, 0),
  },
  {
    name: 'a text file',
    says: /not a database of Common Ground, or damaged/,
    damage: (file) =>
      writeFileSync(file, 'To do: ring the hall about the projector.\n'.repeat(200)),
  },
  {
    name: 'noise in its header',
    says: /damaged/,
    damage: (file) => write(file, 0, noise(100)),
  },
  {
    name: 'noise in the first page of events',
    says: /damaged|malformed/,
    damage: (file) => write(file, (pageOf(file, 'event') - 1) * pageBytes, noise(pageBytes)),
  },
  {
    name: 'zeroes in the first page of texts',
    says: /damaged|malformed/,
    damage: (file) =>
      write(file, (pageOf(file, 'text') - 1) * pageBytes, new Uint8Array(pageBytes)),
  },
  {
    name: 'an event is missing',
    says: /events of workshop \S+ are missing/,
    damage: (file) => change(file, 'DELETE FROM event WHERE seq = 7'),
  },
  {
    name: 'written by a newer version',
    says: /newer version of Common Ground \(format 99/,
    damage: (file) => change(file, 'PRAGMA user_version = 99'),
  },
  {
    name: "another program's",
    says: /another program/,
    damage: (file) => change(file, 'PRAGMA application_id = 1'),
  },
];

describe('a database that is refused', () => {
  test.each(damages)('$name', ({ name, says, damage }) => {
    const folder = join(scratch, name.replace(/\W+/g, '-'));
    cpSync(sound, folder, { recursive: true });
    damage(join(folder, 'commonground.db'));
    const before = bytesOf(folder);
    const { code, lines } = startOn(folder);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^commonground: /);
    expect(lines[0]).toContain(folder);
    expect(lines[0]).toMatch(says);
    // SQLite may have put its (empty) -wal and -shm beside it: what was there is as it was.
    expect(bytesOf(folder)).toMatchObject(before);
    held(
      'The real process',
      `a database that is damaged: ${name}`,
      'refused with one line, every byte as it was',
    );
  });

  test('a database that is a folder', () => {
    const folder = join(scratch, 'folder');
    cpSync(sound, folder, { recursive: true });
    rmSync(join(folder, 'commonground.db'));
    cpSync(sound, join(folder, 'commonground.db'), { recursive: true });
    const { code, lines } = startOn(folder);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
  });

  test('a secret that was cut short', () => {
    const folder = join(scratch, 'secret');
    cpSync(sound, folder, { recursive: true });
    truncateSync(join(folder, 'secret'), 5);
    const { secret } = bytesOf(folder);
    const { code, lines } = startOn(folder);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(join(folder, 'secret'));
    expect(bytesOf(folder).secret).toBe(secret);
    held(
      'The real process',
      'a secret file that was cut short',
      'refused with one line, left as it was',
    );
  });
});

test('two servers on one data folder: the second refuses, the first goes on', async () => {
  const first = await Server.start();
  try {
    const room = await WritersRoom.open(first, 'first', 2);
    let over = false;
    const writing = room.write(() => over, 5);
    const { code, lines } = startOn(first.data);
    expect(code).toBe(1);
    expect(lines).toEqual([
      `commonground: ${first.data}: another server is using this data folder`,
    ]);
    over = true;
    await writing;
    expect(await statusOf(first, '/readyz')).toBe(200);
    room.stop();
    held(
      'The real process',
      'a second server on the same data folder',
      'refused with one line; the first unaffected',
    );
  } finally {
    await first.close();
  }
});

test('a folder of its own for its owner alone, whatever the umask', async () => {
  const data = join(scratch, 'modes', 'deep');
  const before = process.umask(0);
  let server: Server;
  try {
    server = await Server.start({ data });
  } finally {
    process.umask(before);
  }
  const room = await WritersRoom.open(server, 'modes', 2);
  await room.write(() => room.sent.length > 10);
  room.stop();
  const modes = readdirSync(data).map((name) => [
    name,
    (statSync(join(data, name)).mode & 0o777).toString(8),
  ]);
  expect((statSync(data).mode & 0o777).toString(8)).toBe('700');
  expect(modes.filter(([, mode]) => mode !== '600')).toEqual([]);
  expect(modes.map(([name]) => name)).toContain('commonground.db-wal');
  expect(readFileSync(join(data, 'secret')).length).toBe(32);
  await server.stop();
  held('Security', 'file modes under umask 000', 'folder 0700, every file 0600');
});
