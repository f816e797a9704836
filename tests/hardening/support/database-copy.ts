// The database as a crash left it: a copy is opened, so that looking at it neither replays nor tidies the original.

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const parts = ['', '-wal'];

/** Of a server that is not running. */
export function readDatabase<T>(dataFolder: string, read: (database: DatabaseSync) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'commonground-copy-'));
  try {
    for (const part of parts) {
      const file = join(dataFolder, `commonground.db${part}`);
      if (existsSync(file)) copyFileSync(file, join(folder, `copy.db${part}`));
    }
    const database = new DatabaseSync(join(folder, 'copy.db'));
    try {
      return read(database);
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function integrity(database: DatabaseSync): string {
  return String(database.prepare('PRAGMA integrity_check').get()?.integrity_check);
}

/** How often each text is there that begins like this. */
export function textsLike(database: DatabaseSync, beginning: string): Map<string, number> {
  const rows = database
    .prepare('SELECT value, count(*) AS times FROM text WHERE value LIKE ? GROUP BY value')
    .all(`${beginning}%`);
  return new Map(rows.map(({ value, times }) => [String(value), Number(times)]));
}
