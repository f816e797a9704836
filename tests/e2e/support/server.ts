// The server itself, as released: started on a free port with a folder of its own, stopped, killed, started again on
// the same data and port.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { within } from './waiting.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where scripts/test and scripts/start have built them, unless the environment says otherwise. */
export const program = process.env.CG_SERVER ?? join(root, 'build/release/bin/commonground');
const pages = process.env.CG_PAGES ?? join(root, 'client-web/dist');
const templates = join(root, 'protocol/templates');

export interface ServerOptions {
  /** An address to listen on. */
  readonly host?: string;
  /** Where one cannot be found from here: in a network namespace. */
  readonly port?: number;
  /** Its folder; by default a new one. */
  readonly data?: string;
  /** Whether the folder outlives `close`; one that was given always does. */
  readonly keepsData?: boolean;
  /** The host's name in the public URL, where it is not the address. */
  readonly publicName?: string;
  /** Further arguments of `serve`. */
  readonly more?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A program to start it under, with that program's arguments; it must become the server by `exec`. */
  readonly under?: readonly string[];
}

/** What `serve` is given, whoever starts it. */
export function serveArguments(listen: string, data: string): string[] {
  return [
    ...['serve', '--listen', listen, '--data', data],
    ...['--pages', pages, '--templates', templates],
  ];
}

const startWithinMs = 15_000;
const stopWithinMs = 15_000;
const printed = /^\s*(\S+)\/#organiser=(\S+)\s*$/m;

export async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.on('error', fail);
    probe.listen(0, host, done);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

export class Server {
  /** Where this machine reaches it. */
  readonly url: string;
  /** What pages and links show. */
  readonly publicUrl: string;
  readonly data: string;
  organiserKey = '';
  /** What it has written to its log, over all starts. */
  log = '';
  readonly #listen: string;
  readonly #options: ServerOptions;
  #process: ChildProcess | undefined;

  private constructor(options: ServerOptions, listen: string, data: string) {
    this.#options = options;
    this.#listen = listen;
    this.data = data;
    this.url = `http://${listen}`;
    const port = listen.slice(listen.lastIndexOf(':') + 1);
    this.publicUrl =
      options.publicName === undefined ? this.url : `http://${options.publicName}:${port}`;
  }

  static async start(options: ServerOptions = {}): Promise<Server> {
    const host = options.host ?? '127.0.0.1';
    const data = options.data ?? (await mkdtemp(join(tmpdir(), 'commonground-')));
    const port = options.port ?? (await freePort(host));
    const server = new Server(options, `${host}:${port}`, data);
    await server.startAgain();
    return server;
  }

  /** On the same data and port. */
  async startAgain(): Promise<void> {
    const { publicName, more = [], environment = {}, under = [] } = this.#options;
    const [first, ...rest] = [
      ...[...under, program, ...serveArguments(this.#listen, this.data)],
      ...(publicName === undefined ? [] : ['--public-url', this.publicUrl]),
      ...more,
    ];
    const started = spawn(first!, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    this.#process = started;
    started.stderr.on('data', (text: Buffer) => {
      this.log += text.toString();
    });
    let out = '';
    const ready = new Promise<string>((done, fail) => {
      started.on('error', fail);
      started.on('exit', (code, signal) => {
        fail(new Error(`the server ended (${code ?? signal}):\n${this.log}`));
      });
      started.stdout.on('data', (text: Buffer) => {
        out += text.toString();
        const key = printed.exec(out)?.[2];
        if (key !== undefined) done(key);
      });
    });
    this.organiserKey = await within('the server to start', ready, startWithinMs);
  }

  /** Of the running process. */
  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error('the server is not running');
    return pid;
  }

  /** Whether the process has neither ended nor been ended. */
  get isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal);
  }

  /** As an operator stops it. Resolves with its exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** As a power cut ends it, but for the disk. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it and takes its data away, unless they are to stay. */
  async close(): Promise<void> {
    await this.#end('SIGTERM');
    const { data, keepsData = data !== undefined } = this.#options;
    if (!keepsData) await rm(this.data, { recursive: true, force: true });
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const running = this.#process;
    this.#process = undefined;
    if (running?.exitCode !== null || running.signalCode !== null) return running?.exitCode ?? null;
    const exit = new Promise<number | null>((done) => running.once('exit', done));
    running.kill(signal);
    try {
      return await within(`the server to end at ${signal}`, exit, stopWithinMs);
    } catch (error) {
      running.kill('SIGKILL');
      throw error;
    }
  }
}
