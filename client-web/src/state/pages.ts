// The rest of a long list, page by page: the view holds the leading and the newest entries only.

import { useState } from 'preact/hooks';
import { useLink } from '../connection/link';
import type { Entry, FamilyRecords, Id } from './record-types';

type Listed = 'introduction' | 'aim' | 'idea' | 'group';
const pageSize = 50;

interface Page {
  put: Record<string, unknown>;
  next?: string;
}

export interface PagedList<T> {
  /** What the view holds, and what has been asked for beside it. */
  entries: readonly Entry<T>[];
  /** There when there is more to ask for. */
  more: (() => void) | undefined;
  pending: boolean;
}

/** @param total how many there are, where that is known: no button is shown when all are here. */
export function usePagedList<F extends Listed>(
  family: F,
  activity: Id,
  total: number | undefined,
): PagedList<FamilyRecords[F]> {
  const { records, connection } = useLink();
  const [asked, setAsked] = useState<{
    activity: Id;
    put: Record<string, FamilyRecords[F]>;
    next: string | undefined;
    over: boolean;
  }>({ activity, put: {}, next: undefined, over: false });
  const [pending, setPending] = useState(false);
  const fresh = asked.activity === activity ? asked : undefined;

  const live = records.all(family).filter((entry) => entry.record.activity === activity);
  const seen = new Set(live.map((entry) => entry.key));
  const extra = Object.entries(fresh?.put ?? {})
    .filter(([key]) => !seen.has(key))
    .map(([key, record]) => ({ key, id: key.slice(key.lastIndexOf('/') + 1), record }));
  const entries = extra.length === 0 ? live : [...live, ...extra];

  const askMore = async () => {
    setPending(true);
    const put = { ...fresh?.put };
    let next = fresh?.next;
    try {
      // A page may hold only what the view has already: go on until there is something to show.
      for (let asking = true; asking;) {
        const page = await connection.call<Page>('list.page', {
          of: family,
          activity,
          limit: pageSize,
          ...(next === undefined ? {} : { after: next }),
        });
        Object.assign(put, page.put);
        next = page.next;
        asking = next !== undefined && Object.keys(page.put).every((key) => seen.has(key));
      }
      setAsked({ activity, put, next, over: next === undefined });
    } catch {
      // No link: the button stays and can be pressed again.
    }
    setPending(false);
  };
  const allHere = total === undefined || entries.length >= total || fresh?.over === true;
  return { entries, more: allHere ? undefined : () => void askMore(), pending };
}
