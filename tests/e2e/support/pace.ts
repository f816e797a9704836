// How fast a case is played. At a watchable pace people act one after the other; at full speed all at once.

import { after } from './waiting.ts';

export class Pace {
  readonly #speed: number;

  /** 2 is twice as fast; Infinity waits for nothing. */
  constructor(speed: number) {
    this.#speed = speed;
  }

  static atOnce(): Pace {
    return new Pace(Infinity);
  }

  async pause(seconds: number): Promise<void> {
    if (Number.isFinite(this.#speed)) await after((seconds * 1000) / this.#speed);
  }

  /** Acts for each of them within these seconds, and waits for the last. */
  async spread<T>(
    all: readonly T[],
    seconds: number,
    act: (one: T, at: number) => Promise<void>,
  ): Promise<void> {
    const gap = all.length === 0 ? 0 : seconds / all.length;
    const acts: Promise<void>[] = [];
    for (const [at, one] of all.entries()) {
      acts.push(act(one, at));
      if (Number.isFinite(this.#speed)) await this.pause(gap);
    }
    await Promise.all(acts);
  }
}
