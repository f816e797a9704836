// What this machine lets us do. A test that needs more says so in its name's place and is skipped, never passed.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { program } from '../../e2e/support/server.ts';

function works(program: string, ...given: string[]): boolean {
  return spawnSync(program, given, { stdio: 'ignore' }).status === 0;
}

export const isRoot = process.getuid?.() === 0;

/** strace may attach to a process that is not its own child: it goes on until it is told to stop (124). */
export const canTrace = works(
  'bash',
  '-c',
  'sleep 9 & timeout -s INT 0.3 strace -qq -o /dev/null -p $!; told=$?; kill $!; ((told == 124))',
);

/** A small file system of our own can be mounted. */
export const canMount = isRoot && works('unshare', '--mount', 'mount', '-t', 'tmpfs', 'x', '/mnt');

/** A network namespace can be made, and programs started in it. */
export const canMakeNetworks =
  isRoot &&
  works(
    'bash',
    '-c',
    'it=cg-probe-$$; ip netns add $it && { nsenter --net=/run/netns/$it true; told=$?; ip netns delete $it; ((told == 0)); }',
  );

export const canLimit = works('prlimit', '--version');

const faketimeLibraries = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`,
);
export const faketimeLibrary = faketimeLibraries.find((file) => existsSync(file));

/** To be put before a program: it runs as a user without any rights. */
export const asNobody = [
  ...['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'],
  ...['--bounding-set=-all', '--inh-caps=-all', '--no-new-privs'],
];

/** Where the checkout lies in root's own folder, nobody else can start what is in it. */
export const canBeNobody =
  isRoot && works(asNobody[0]!, ...asNobody.slice(1), 'test', '-x', program);
