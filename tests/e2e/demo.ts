// scripts/demo: a workshop that plays itself, to look at.

import { parseArgs } from 'node:util';
import { jointWorking, readCase, withPeople } from './support/case-file.ts';
import { deleteWorkshop, linksOf, type Api } from './support/http-api.ts';
import { Pace } from './support/pace.ts';
import { Server } from './support/server.ts';
import { Show } from './support/show.ts';

const usage = `scripts/demo [OPTION...]

Plays a whole workshop with simulated phones, and leaves it open to look at. Without --server it starts one of
its own on a free port.

  --speed N            how fast; 1 takes about three minutes (default 1)
  --people N           as many people as this; the case's own come first (default: as in the case)
  --case FILE          a case to play (default tests/support/cases/joint-working.json)
  --server URL         a server that is running already; needs --organiser-key
  --organiser-key KEY  the key that it printed (or COMMONGROUND_ORGANISER_KEY)
  --keep               leave the workshop's data when the demo ends
  --once               end when all is played, instead of waiting for Ctrl-C
  --help               this
`;

interface Options {
  readonly speed: number;
  readonly people: number | undefined;
  readonly caseFile: string;
  readonly server: string | undefined;
  readonly organiserKey: string | undefined;
  readonly keep: boolean;
  readonly once: boolean;
}

class WrongUse extends Error {}

const say = (line: string): void => console.log(line);

/** A key may begin with a dash, and is a value all the same. */
function withKeyAttached(given: readonly string[]): string[] {
  const at = given.indexOf('--organiser-key');
  if (at < 0 || at + 1 >= given.length) return [...given];
  return [...given.slice(0, at), `${given[at]}=${given[at + 1]}`, ...given.slice(at + 2)];
}

function readOptions(given: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: withKeyAttached(given),
    options: {
      speed: { type: 'string', default: '1' },
      people: { type: 'string' },
      case: { type: 'string', default: jointWorking },
      server: { type: 'string' },
      'organiser-key': { type: 'string' },
      keep: { type: 'boolean', default: false },
      once: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const speed = Number(values.speed);
  if (!(speed > 0)) throw new WrongUse('--speed wants a number above 0');
  const people = values.people === undefined ? undefined : Number(values.people);
  if (people !== undefined && !(Number.isInteger(people) && people > 0)) {
    throw new WrongUse('--people wants a whole number above 0');
  }
  const organiserKey = values['organiser-key'] ?? process.env.COMMONGROUND_ORGANISER_KEY;
  if (values.server !== undefined && organiserKey === undefined) {
    throw new WrongUse('--server needs --organiser-key: the server prints it when it starts');
  }
  const { case: caseFile, keep, once } = values;
  const server = values.server?.replace(/\/+$/, '');
  return { speed, people, caseFile, server, organiserKey, keep, once };
}

/** Resolves at Ctrl-C or SIGTERM. */
function asked(): Promise<'asked to end'> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => done('asked to end'));
    }
  });
}

async function run(options: Options): Promise<void> {
  const ending = asked();
  const whole = await readCase(options.caseFile);
  const someone = withPeople(whole, options.people ?? whole.people.length);
  const own =
    options.server === undefined ? await Server.start({ keepsData: options.keep }) : undefined;
  const api: Api = {
    server: options.server ?? own!.url,
    key: own?.organiserKey ?? options.organiserKey!,
  };
  let show: Show | undefined;
  let id: string | undefined;
  const play = async () => {
    show = await Show.prepare(api, someone, new Pace(options.speed), say, (workshop) => {
      id = workshop.id;
      const links = linksOf(api.server, workshop);
      say(`\n${whole.title}, code ${workshop.code}\n`);
      say(`  start     ${api.server}/#organiser=${api.key}`);
      say(`  desk      ${links.desk}`);
      say(`  screen    ${links.screen}`);
      say(`  observer  ${links.observer}`);
      say(`  join      ${links.join}\n`);
    });
    await show.player.all();
    return 'played' as const;
  };
  try {
    const how = await Promise.race([play(), ending]);
    if (how === 'played' && !options.once) {
      say(`\nAll is played. The workshop stays open to look at; Ctrl-C ends ${endsWhat(options)}.`);
      await ending;
    }
  } finally {
    show?.stop();
    if (!own && !options.keep && id !== undefined) await deleteWorkshop(api, id);
    await own?.close();
    if (own && options.keep) say(`\nKept: scripts/start --data ${own.data}`);
  }
}

function endsWhat({ server, keep }: Options): string {
  if (server !== undefined) return keep ? 'the demo; the workshop stays' : 'and deletes it';
  return keep ? 'the server; its data stays' : 'the server, and its data goes';
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await run(options);
  else process.stdout.write(usage);
  process.exit(0);
} catch (error) {
  const wrongUse =
    error instanceof WrongUse || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(wrongUse ? `${(error as Error).message}\n\n${usage}` : error);
  process.exit(wrongUse ? 2 : 1);
}
