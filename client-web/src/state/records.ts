// What the server lets this page see: records by key, fed by `view` frames.
//
// A component that reads through `single`, `of` or `all` is rendered again when just that record or
// that family changed. A frame is applied in one batch: 200 changes render once. What did not change
// stays the same object, entries of lists and parts of records too, so that of five hundred rows
// whose components are given their entry only those are rendered again that say something new.

import { batch, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type {
  Entry,
  Family,
  FamilyRecords,
  Single,
  SingleRecords,
  ViewFrame,
} from './record-types';

function familyOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('/')));
}

/** A record as one of a list. */
export function entryOf<T>(key: string, record: T): Entry<T> {
  return { key, id: key.slice(key.lastIndexOf('/') + 1), record };
}

/** `fresh`, just parsed, with whatever equals its part of `old` taken from there. */
function sharing(old: unknown, fresh: unknown): unknown {
  if (!isObject(old) || !isObject(fresh) || Array.isArray(old) !== Array.isArray(fresh)) {
    return fresh;
  }
  const names = Object.keys(fresh);
  let same = names.length === Object.keys(old).length;
  for (const name of names) {
    fresh[name] = sharing(old[name], fresh[name]);
    same &&= fresh[name] === old[name];
  }
  return same ? old : fresh;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

interface FamilyState {
  members: Map<string, Entry<unknown>>;
  version: Signal<number>;
  list: Entry<unknown>[] | undefined;
}

export class Records {
  private readonly one = new Map<string, Signal<unknown>>();
  private readonly families = new Map<string, FamilyState>();
  private readonly readySignal = signal(false);
  private lastPosition: { epoch: string; seq: number } | undefined;

  /** Whether a first view has come. */
  get ready(): ReadonlySignal<boolean> {
    return this.readySignal;
  }

  /** Where the last frame left us: what `attach` is told to be sent only what changed since. */
  get position(): { epoch: string; seq: number } | undefined {
    return this.lastPosition;
  }

  single<K extends Single>(key: K): SingleRecords[K] | undefined {
    return this.signalOf(key).value as SingleRecords[K] | undefined;
  }

  of<F extends Family>(family: F, id: string | null | undefined): FamilyRecords[F] | undefined {
    if (id === null || id === undefined) return undefined;
    return this.signalOf(`${family}/${id}`).value as FamilyRecords[F] | undefined;
  }

  /** All records of a family, in no particular order; the same array until one of them changes. */
  all<F extends Family>(family: F): readonly Entry<FamilyRecords[F]>[] {
    const state = this.familyState(family);
    void state.version.value;
    state.list ??= [...state.members.values()];
    return state.list as Entry<FamilyRecords[F]>[];
  }

  apply(frame: ViewFrame): void {
    batch(() => {
      const touched = new Set<FamilyState>();
      if (frame.full) this.dropAllBut(frame.put, touched);
      for (const key of frame.remove) this.set(key, undefined, touched);
      for (const [key, record] of Object.entries(frame.put)) this.set(key, record, touched);
      for (const family of touched) {
        family.list = undefined;
        family.version.value++;
      }
      this.lastPosition = { epoch: frame.epoch, seq: frame.seq };
      this.readySignal.value = true;
    });
  }

  /** Everything goes, as for a page that has just been opened. */
  clear(): void {
    this.apply({ epoch: '', seq: 0, put: {}, remove: [], full: true });
    this.lastPosition = undefined;
    this.readySignal.value = false;
  }

  private dropAllBut(put: Record<string, unknown>, touched: Set<FamilyState>): void {
    for (const key of this.one.keys()) if (!(key in put)) this.set(key, undefined, touched);
    for (const state of this.families.values()) {
      for (const key of state.members.keys()) if (!(key in put)) this.set(key, undefined, touched);
    }
  }

  private set(key: string, record: unknown, touched: Set<FamilyState>): void {
    const family = this.familyState(familyOf(key));
    if (record === undefined) {
      if (family.members.delete(key)) touched.add(family);
      const one = this.one.get(key);
      if (one) one.value = undefined;
      return;
    }
    const before = family.members.get(key)?.record;
    const now = sharing(before, record);
    if (now === before) return;
    family.members.set(key, entryOf(key, now));
    touched.add(family);
    this.signalOf(key).value = now;
  }

  private familyState(name: string): FamilyState {
    let state = this.families.get(name);
    if (!state) {
      state = { members: new Map(), version: signal(0), list: undefined };
      this.families.set(name, state);
    }
    return state;
  }

  private signalOf(key: string): Signal<unknown> {
    let one = this.one.get(key);
    if (!one) {
      one = signal<unknown>(this.families.get(familyOf(key))?.members.get(key)?.record);
      this.one.set(key, one);
    }
    return one;
  }
}
