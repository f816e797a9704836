// A server that will not start: its exit code and what it says.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program, serveArguments } from '../../e2e/support/server.ts';

export interface RefusedStart {
  readonly code: number | null;
  /** Standard error, without its log lines. */
  readonly lines: readonly string[];
}

export function startOn(data: string): RefusedStart {
  const { status, stderr } = spawnSync(program, serveArguments('127.0.0.1:0', data), {
    timeout: 10_000,
    encoding: 'utf8',
  });
  const lines = stderr.split('\n').filter((line) => line !== '');
  return { code: status, lines };
}

/** Every file of a folder with a hash of its bytes, but the lock and SQLite's index of its log, which is made anew. */
export function bytesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !/\.lock$|-shm$/.test(name))
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}
