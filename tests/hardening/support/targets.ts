// What is attacked: the product's own endpoint, and the echo server, which sends everything back through the same
// connection code and outgoing queue.

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../e2e/support/server.ts';
import { within } from '../../e2e/support/waiting.ts';

export const echoProgram =
  process.env.CG_ECHO ??
  fileURLToPath(new URL('../../../build/release/bin/echo_server', import.meta.url));

export const hasEchoServer = existsSync(echoProgram);

export class EchoServer {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, running: ChildProcess) {
    this.url = url;
    this.#process = running;
  }

  get pid(): number {
    return this.#process.pid!;
  }

  static async start(): Promise<EchoServer> {
    const listen = `127.0.0.1:${await freePort('127.0.0.1')}`;
    const running = spawn(echoProgram, ['--listen', listen], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ready = new Promise<void>((done, fail) => {
      running.on('error', fail);
      running.on('exit', () => fail(new Error('the echo server ended')));
      running.stdout.on('data', () => done());
    });
    await within('the echo server to start', ready);
    return new EchoServer(`http://${listen}`, running);
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.#process.once('exit', done));
    this.#process.kill('SIGTERM');
    await within('the echo server to end', gone);
  }
}
