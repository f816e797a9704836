// What one audience sees: the records of every frame, applied as the contract says (VW1 to VW4). It keeps what a
// server that breaks the contract did, for the test to look at.

import type {
  RecordKind,
  Records,
  ViewParams,
} from '../../../client-web/src/protocol/generated.ts';

export interface Entry<Kind extends RecordKind> {
  readonly key: string;
  /** What follows the last slash of the key. */
  readonly id: string;
  readonly record: Records[Kind];
}

export class View {
  readonly records = new Map<string, unknown>();
  readonly faults: string[] = [];
  #position: { epoch: string; seq: number } | undefined;

  /** What `attach` is told, to be sent only what is new. */
  get position(): { epoch: string; seq: number } | undefined {
    return this.#position;
  }

  apply(frame: ViewParams, isFirst: boolean): void {
    const { epoch, seq, put, remove, full } = frame;
    const before = this.#position;
    if (before && !isFirst && seq < before.seq) this.faults.push(`seq ${before.seq} -> ${seq}`);
    if (before && !full && epoch !== before.epoch) this.faults.push('new epoch, not full');
    if (!before && !full) this.faults.push('the first view of all is not full');
    if (full) this.records.clear();
    for (const key of remove) this.records.delete(key);
    for (const [key, record] of Object.entries(put)) this.records.set(key, record);
    this.#position = { epoch, seq };
  }

  single<Kind extends 'workshop' | 'me' | 'health'>(kind: Kind): Records[Kind] | undefined {
    return this.records.get(kind) as Records[Kind] | undefined;
  }

  of<Kind extends RecordKind>(kind: Kind, id: string): Records[Kind] | undefined {
    return this.records.get(`${kind}/${id}`) as Records[Kind] | undefined;
  }

  all<Kind extends RecordKind>(kind: Kind): Entry<Kind>[] {
    const found: Entry<Kind>[] = [];
    for (const [key, record] of this.records) {
      const slash = key.lastIndexOf('/');
      if (slash < 0 || key.slice(0, slash) !== kind) continue;
      found.push({ key, id: key.slice(slash + 1), record: record as Records[Kind] });
    }
    return found;
  }

  /** In key order, to compare two views with. */
  snapshot(): Record<string, unknown> {
    return Object.fromEntries([...this.records].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
