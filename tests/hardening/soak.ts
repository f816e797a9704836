// A soak: whole workshops, writers behind a bad network, hostile frames, deaf readers and a failing disk, again and
// again against one server process. In the end its memory, descriptors, connections and rooms are back to where they
// were. scripts/soak runs it.

import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readCase, withPeople, type WorkshopCase } from '../e2e/support/case-file.ts';
import { deleteWorkshop, transcript, workshops, type Api } from '../e2e/support/http-api.ts';
import { Pace } from '../e2e/support/pace.ts';
import { Server } from '../e2e/support/server.ts';
import { Show } from '../e2e/support/show.ts';
import { until } from '../e2e/support/waiting.ts';
import { badNetwork, ChaosProxy } from './support/chaos-proxy.ts';
import { converge, viewFaults } from './support/convergence.ts';
import { Faults } from './support/faults.ts';
import { untilReady } from './support/looks.ts';
import { offences } from './support/offences.ts';
import { canTrace } from './support/possible.ts';
import { useOf } from './support/process-use.ts';
import { RawSocket } from './support/raw-socket.ts';
import { RawWebSocket } from './support/raw-websocket.ts';
import { ledgerFaults, WritersRoom } from './support/writers.ts';

const usage = `scripts/soak --minutes N [--people N] [--seed N]
Runs workshops, attacks and faults against one server for N minutes; ends with a table of what the process used.
`;

interface Sample {
  readonly cycle: number;
  readonly minute: number;
  readonly residentMb: number;
  readonly descriptors: number;
  readonly threads: number;
  readonly connections: number;
  readonly visitors: number;
  readonly rooms: number;
  readonly commits: number;
}

async function sample(server: Server, cycle: number, begun: number): Promise<Sample> {
  const metrics = await (
    await fetch(`${server.url}/metrics`, { headers: { connection: 'close' } })
  ).text();
  const metric = (name: string) =>
    Number(new RegExp(`^commonground_${name} ([\\d.e+]+)`, 'm').exec(metrics)?.[1]);
  const use = await useOf(server.pid);
  return {
    cycle,
    minute: Math.round((Date.now() - begun) / 6_000) / 10,
    residentMb: Math.round(use.residentKb / 102.4) / 10,
    descriptors: use.descriptors,
    threads: use.threads,
    connections: metric('connections'),
    visitors: metric('visitors'),
    rooms: metric('workshops_open'),
    commits: metric('journal_transactions_total'),
  };
}

const columns: (keyof Sample)[] = [
  ...(['cycle', 'minute', 'residentMb', 'descriptors', 'threads'] as const),
  ...(['connections', 'visitors', 'rooms', 'commits'] as const),
];
const heads = [
  'cycle',
  'minute',
  'MiB',
  'files',
  'threads',
  'connections',
  'visitors',
  'rooms',
  'commits',
];
const row = (cells: readonly (string | number)[]) =>
  cells.map((cell) => String(cell).padStart(12)).join('');
const say = (line: string) => process.stdout.write(`${line}\n`);

/** A whole workshop, as it is played, with every export of it. */
async function show(api: Api, whole: WorkshopCase): Promise<void> {
  const played = await Show.prepare(api, whole, Pace.atOnce(), () => undefined);
  await played.player.all();
  for (const format of ['md', 'json', 'csv', 'html'] as const) {
    await transcript(api, played.workshop.id, format);
  }
  played.stop();
}

async function behindABadNetwork(server: Server, name: string, people: number, seed: number) {
  const proxy = await ChaosProxy.before(server.url, seed);
  const room = await WritersRoom.open(server, name, people, proxy.url);
  let over = false;
  proxy.unleash(badNetwork);
  const writing = room.write(() => over, 100);
  await sleep(6_000);
  over = true;
  proxy.calm();
  await writing;
  const clients = [room.desk, ...room.writers.map(({ client }) => client)];
  await converge(server.url, clients);
  const faults = [...ledgerFaults(await room.ideas(), room), ...viewFaults(clients)];
  room.stop();
  await proxy.close();
  if (faults.length > 0) throw new Error(`${name}: ${faults[0]} (and ${faults.length - 1} more)`);
}

/** Forbidden frames, half requests, and readers that never read. */
async function abuse(server: Server): Promise<void> {
  for (const { bytes } of offences) {
    const socket = await RawWebSocket.open(server.url);
    socket.raw.send(bytes);
    await socket.closeCode();
    socket.close();
  }
  const idle = await Promise.all(
    Array.from({ length: 100 }, async (_, at) => {
      const raw = await RawSocket.open(server.url);
      raw.send(at % 2 === 0 ? 'GET / HTTP/1.1\r\nHost: x' : 'nonsense\r\n\r\n');
      return raw;
    }),
  );
  await sleep(500);
  for (const raw of idle) raw.close();
}

async function onAFailingDisk(server: Server, name: string): Promise<void> {
  const room = await WritersRoom.open(server, name, 5);
  let over = false;
  const writing = room.write(() => over, 10);
  const faults = await Faults.inject(server.pid, {
    calls: 'fdatasync',
    injection: 'error=EIO:when=3+7',
  });
  await sleep(1_500);
  await faults.end();
  await untilReady(server);
  over = true;
  await writing;
  const wrong = ledgerFaults(await room.ideas(), room);
  room.stop();
  if (wrong.length > 0) throw new Error(`${name}: ${wrong[0]}`);
}

async function cycle(server: Server, whole: WorkshopCase, number: number, seed: number) {
  const api: Api = { server: server.url, key: server.organiserKey };
  await Promise.all([
    show(api, whole),
    behindABadNetwork(server, `cycle ${number}`, 10, seed + number),
    abuse(server),
  ]);
  if (canTrace) await onAFailingDisk(server, `disk ${number}`);
  for (const { id } of await workshops(api)) await deleteWorkshop(api, id);
}

/** Nothing is left but the process itself. */
async function settled(server: Server, number: number, begun: number): Promise<Sample> {
  await until(
    'everybody to be gone',
    async () => {
      const now = await sample(server, number, begun);
      return now.visitors === 0 && now.rooms === 0 && now.connections <= 2;
    },
    30_000,
  );
  return sample(server, number, begun);
}

async function run(minutes: number, people: number, seed: number): Promise<string[]> {
  const whole = withPeople(await readCase(), people);
  const server = await Server.start();
  const begun = Date.now();
  const samples: Sample[] = [];
  try {
    say(row(heads));
    do {
      const number = samples.length + 1;
      await cycle(server, whole, number, seed);
      samples.push(await settled(server, number, begun));
      say(row(columns.map((column) => samples.at(-1)![column])));
    } while (Date.now() - begun < minutes * 60_000 || samples.length < 3);
  } finally {
    await server.close();
  }
  return faultsOf(samples);
}

/** The first cycle warms caches and the allocator; from there on nothing may grow with time. */
function faultsOf(samples: readonly Sample[]): string[] {
  const base = samples[Math.min(samples.length - 2, 1 + Math.floor(samples.length / 10))]!;
  const last = samples.at(-1)!;
  const faults: string[] = [];
  const isBack = (what: string, before: number, now: number, allowed: number) => {
    if (now > before + allowed)
      faults.push(`${what}: ${before} in cycle ${base.cycle}, ${now} in the end`);
  };
  isBack('MiB of memory', base.residentMb, last.residentMb, 8 + base.residentMb * 0.15);
  isBack('descriptors', base.descriptors, last.descriptors, 2);
  isBack('threads', base.threads, last.threads, 0);
  isBack('rooms', 0, last.rooms, 0);
  isBack('visitors', 0, last.visitors, 0);
  return faults;
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    people: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
try {
  const faults = await run(Number(values.minutes), Number(values.people), Number(values.seed));
  for (const fault of faults) say(`NOT back to its base line: ${fault}`);
  if (faults.length === 0)
    say('Memory, descriptors, threads and rooms are back to their base line.');
  process.exit(faults.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(1);
}
