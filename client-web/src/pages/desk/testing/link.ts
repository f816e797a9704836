// A link over made-up records that goes nowhere: commands are remembered and accepted. Not shipped.

import { signal } from '@preact/signals';
import type { Connection } from '../../../connection/connection';
import type { Link } from '../../../connection/link';
import { Outbox } from '../../../connection/outbox';
import { ServerClock } from '../../../state/clock';
import { Records } from '../../../state/records';
import { madeNow, madeWorkshop, type Made } from './workshop';

export interface MadeLink extends Link {
  /** What the page has asked for. */
  readonly calls: { method: string; params: object }[];
}

/** What the server would say to a command. */
export type Answer = (method: string, params: object) => Error | object;

export function madeLink(made: Made, answer?: Answer): MadeLink {
  const records = new Records();
  records.apply(madeWorkshop(made));
  const calls: MadeLink['calls'] = [];
  const connection = {
    status: signal('ready'),
    lostSince: signal<number | null>(null),
    ending: signal(undefined),
    audience: signal('desk'),
    onReady: () => () => undefined,
    call(method: string, params: object) {
      calls.push({ method, params });
      const result = answer?.(method, params) ?? { seq: 1 };
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result as never);
    },
    stop: () => undefined,
  };
  return {
    workshop: 'w7k2m9',
    records,
    clock: new ServerClock(() => madeNow),
    connection: connection as unknown as Connection,
    outbox: new Outbox(connection, `made/${Math.random()}`),
    calls,
    close: () => undefined,
  };
}
