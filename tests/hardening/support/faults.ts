// System calls of a running server that fail: strace attaches, injects, and lets go again, so that a server can be seen
// to suffer and to recover as the same process.

import { spawn, type ChildProcess } from 'node:child_process';
import { within } from '../../e2e/support/waiting.ts';

/** As strace writes it: `error=EIO:when=3+4`. */
export interface Fault {
  readonly calls: string;
  readonly injection: string;
}

export class Faults {
  readonly #strace: ChildProcess;
  #trace = '';

  private constructor(strace: ChildProcess) {
    this.#strace = strace;
    strace.stderr!.on('data', (text: Buffer) => {
      this.#trace += text.toString();
    });
  }

  static async inject(pid: number, { calls, injection }: Fault): Promise<Faults> {
    const strace = spawn(
      'strace',
      ['-f', '-p', String(pid), '-e', `trace=${calls}`, '-e', `inject=${calls}:${injection}`],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const faults = new Faults(strace);
    const attached = new Promise<void>((done, fail) => {
      strace.on('error', fail);
      strace.on('exit', (code) => fail(new Error(`strace ended (${code}):\n${faults.#trace}`)));
      strace.stderr.on('data', () => faults.#trace.includes('attached') && done());
    });
    await within('strace to attach', attached);
    return faults;
  }

  /** How many calls were made to fail so far. */
  get injected(): number {
    return this.#trace.split('(INJECTED)').length - 1;
  }

  async end(): Promise<void> {
    if (this.#strace.exitCode !== null || this.#strace.signalCode !== null) return;
    const gone = new Promise((done) => this.#strace.once('exit', done));
    this.#strace.kill('SIGINT');
    await within('strace to let go', gone);
  }
}
