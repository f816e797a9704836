// The rest of a long list, page by page: the view holds the leading and the newest entries only. What was asked for is
// not kept up to date by the server, so a page on which it is worked with asks again after each command.

import { useEffect, useRef, useState } from 'preact/hooks';
import { useLink } from '../connection/link';
import { entryOf } from './records';
import type { Entry, FamilyRecords, Id } from './record-types';

export type Listed = 'introduction' | 'aim' | 'idea' | 'group' | 'person';
const pageSize = 50;
/** The most that the server gives at a time. */
const largePage = 200;

interface Page {
  put: Record<string, unknown>;
  next?: string;
}

/** What has been asked for beside the view. */
interface Asked<T> {
  activity: Id | undefined;
  put: ReadonlyMap<string, Entry<T>>;
  /** Where the next page begins; undefined at the end, and before the first. */
  next: string | undefined;
  over: boolean;
}

export interface PagedList<T> {
  /** What the view holds, and what has been asked for beside it. */
  entries: readonly Entry<T>[];
  /** There when there is more to ask for. */
  more: (() => void) | undefined;
  /** Asks for all that is missing; does nothing when all are here. */
  all: () => void;
  pending: boolean;
}

export interface PagedOptions {
  /** Ask again for what was asked for, whenever a command of this page is done. */
  keepsUp?: boolean;
}

interface Uncounted {
  hidden?: boolean;
  merged_into?: string;
  removed?: boolean;
  left?: boolean;
}

/** Whether the server counts it in the total: what the room sees, and who is in. */
function counts(record: object): boolean {
  const { hidden, merged_into, removed, left } = record as Uncounted;
  return hidden !== true && merged_into === undefined && removed !== true && left !== true;
}

/**
 * @param activity undefined for people, who belong to none
 * @param total how many there are, where that is known: no button is shown when all are here
 */
export function usePagedList<F extends Listed>(
  family: F,
  activity: Id | undefined,
  total: number | undefined,
  { keepsUp = false }: PagedOptions = {},
): PagedList<FamilyRecords[F]> {
  const { records, connection } = useLink();
  const [asked, setAsked] = useState<Asked<FamilyRecords[F]>>(() => nothing(activity));
  const [pending, setPending] = useState(false);
  const busy = useRef(false);
  const fresh = asked.activity === activity ? asked : nothing<FamilyRecords[F]>(activity);

  const live = records
    .all(family)
    .filter(({ record }) => (record as { activity?: Id }).activity === activity);
  const seen = new Set(live.map((entry) => entry.key));
  const extra = [...fresh.put.values()].filter(({ key }) => !seen.has(key));
  const entries = extra.length === 0 ? live : [...live, ...extra];

  const page = (after: string | undefined, limit: number) =>
    connection.call<Page>('list.page', {
      of: family,
      ...(activity === undefined ? {} : { activity }),
      limit,
      ...(after === undefined ? {} : { after }),
    });
  /** Adds pages to `from` until `enough`, and shows them; one at a time. */
  const ask = async (from: Asked<FamilyRecords[F]>, limit: number, enough: Enough) => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    const put = new Map(from.put);
    let { next } = from;
    try {
      do {
        const got = await page(next, limit);
        for (const [key, record] of Object.entries(got.put)) {
          put.set(key, entryOf(key, record as FamilyRecords[F]));
        }
        next = got.next;
        if (enough(Object.keys(got.put), put.size)) break;
      } while (next !== undefined);
      setAsked({ activity, put, next, over: next === undefined });
    } catch {
      // No link: it stays as it was and can be asked for again.
    }
    busy.current = false;
    setPending(false);
  };
  // A page may hold only what the view has already: go on until there is something to show.
  const more = () => void ask(fresh, pageSize, (keys) => keys.some((key) => !seen.has(key)));
  const countable = entries.filter(({ record }) => counts(record)).length;
  const allHere = fresh.over || (total !== undefined && countable >= total);
  const here = total === undefined || allHere;

  const held = fresh.put.size;
  const again = () =>
    void ask(nothing(activity), largePage, (_, count) => !fresh.over && count >= held);
  useAfterCommands(keepsUp && held > 0, again);
  return {
    entries,
    more: here ? undefined : more,
    all: () => {
      if (!here) void ask(fresh, largePage, () => false);
    },
    pending,
  };
}

/** Whether the keys of the page that has just come, and how many there are by now, will do. */
type Enough = (keys: readonly string[], held: number) => boolean;

function nothing<T>(activity: Id | undefined): Asked<T> {
  return { activity, put: new Map(), next: undefined, over: false };
}

function useAfterCommands(wanted: boolean, run: () => void): void {
  const { outbox } = useLink();
  const done = outbox.commands.value.filter(({ state }) => state === 'done').at(-1)?.id;
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (wanted && done !== undefined) latest.current();
  }, [done]);
}
