// Who waits to be let in, those who came first first.

import { useMemo } from 'preact/hooks';
import { useLink } from '../../connection/link';
import type { Entry, WaitingRecord } from '../../state/record-types';

export function byArrival(waiting: readonly Entry<WaitingRecord>[]): Entry<WaitingRecord>[] {
  const numberOf = (id: string) => Number(id.slice(1));
  return [...waiting].sort(
    (a, b) => a.record.since - b.record.since || numberOf(a.id) - numberOf(b.id),
  );
}

export function useWaiting(): readonly Entry<WaitingRecord>[] {
  const { records } = useLink();
  const waiting = records.all('waiting');
  return useMemo(() => byArrival(waiting), [waiting]);
}
