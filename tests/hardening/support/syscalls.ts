// Every system call of a run of the server, as strace wrote it down.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Call {
  readonly name: string;
  readonly line: string;
}

/** To be given to Server.start as `under`: the tracer runs beside the server, which stays our child. */
export function tracing(file: string, what: string): string[] {
  return ['strace', '-D', '-f', '-qq', '-e', `trace=${what}`, '-o', file];
}

export function callsIn(file: string): Call[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const name = /^\d+ +(?:<\.\.\. )?(\w+)[( ]/.exec(line)?.[1];
      return name === undefined ? [] : [{ name, line }];
    });
}

/** The members of a set of systemd's, such as `@system-service`, with the sets within it. */
export function syscallSet(name: string): Set<string> {
  const { stdout, status } = spawnSync('systemd-analyze', ['syscall-filter', '--no-pager', name], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`systemd-analyze knows no ${name}`);
  const members = stdout
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Set(
    members.flatMap((member) => (member.startsWith('@') ? [...syscallSet(member)] : [member])),
  );
}
