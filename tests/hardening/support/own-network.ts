// A network of our own: a server in a network namespace, and a pair of virtual cables to it on which packets can be lost
// without either end being told. A proxy cannot do that: its resets and closes are always delivered.
//
// Packets are lost by sending them to a hardware address that nobody has, which needs nothing of the kernel but
// namespaces and veth; and so they can be lost in one direction alone.

import { spawnSync } from 'node:child_process';

const nobody = '02:00:00:00:00:01';

export const directions = ['to the server', 'to the phones', 'both'] as const;
export type Direction = (typeof directions)[number];

interface End {
  /** What a program is put behind to be where this end is. `ip -n` would want to mount, which not every root may. */
  readonly at: readonly string[];
  readonly device: string;
  readonly address: string;
}

function ip(at: readonly string[], ...given: readonly string[]): string {
  const [program, ...rest] = [...at, 'ip', ...given];
  const { status, stdout, stderr } = spawnSync(program!, rest, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${given.join(' ')}: ${stderr.trim()}`);
  return stdout;
}

const here: readonly string[] = [];

export class OwnNetwork {
  /** Where the server is to listen. */
  readonly host: string;
  /** What to start the server under. */
  readonly under: readonly string[];
  readonly #name = `cg-${process.pid}`;
  readonly #phones: End;
  readonly #server: End;
  readonly #hardware = new Map<End, string>();

  private constructor() {
    const net = `10.77.${process.pid % 256}`;
    this.host = `${net}.2`;
    this.under = ['nsenter', `--net=/run/netns/${this.#name}`];
    this.#phones = { at: here, device: `cgp${process.pid}`, address: `${net}.1` };
    this.#server = { at: this.under, device: `cgs${process.pid}`, address: this.host };
  }

  static make(): OwnNetwork {
    const network = new OwnNetwork();
    ip(here, 'netns', 'add', network.#name);
    try {
      network.#build();
    } catch (error) {
      network.remove();
      throw error;
    }
    return network;
  }

  #build(): void {
    const ends = [this.#phones, this.#server];
    const pair = ['type', 'veth', 'peer', 'name', this.#server.device, 'netns', this.#name];
    ip(here, 'link', 'add', this.#phones.device, ...pair);
    for (const { at, device, address } of ends) {
      ip(at, 'address', 'add', `${address}/30`, 'dev', device);
      ip(at, 'link', 'set', device, 'up');
    }
    ip(this.#server.at, 'link', 'set', 'lo', 'up');
    for (const end of ends) {
      const [{ address }] = JSON.parse(ip(end.at, '-json', 'link', 'show', end.device)) as [
        { address: string },
      ];
      this.#hardware.set(end, address);
    }
    this.mend();
  }

  /** Until mended, every packet that goes that way is lost. */
  lose(direction: Direction): void {
    if (direction !== 'to the phones') this.#send(this.#phones, this.#server, nobody);
    if (direction !== 'to the server') this.#send(this.#server, this.#phones, nobody);
  }

  mend(): void {
    this.#send(this.#phones, this.#server, this.#hardware.get(this.#server)!);
    this.#send(this.#server, this.#phones, this.#hardware.get(this.#phones)!);
  }

  /** The cables go with the namespace. */
  remove(): void {
    ip(here, 'netns', 'delete', this.#name);
  }

  #send({ at, device }: End, to: End, hardware: string): void {
    const neighbour = [to.address, 'lladdr', hardware, 'dev', device, 'nud', 'permanent'];
    ip(at, 'neighbour', 'replace', ...neighbour);
  }
}
