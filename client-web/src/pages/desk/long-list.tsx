// A list that may be longer than what the desk is sent: a field to find in it, which looks through all of it, and a
// button for more.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field } from '../../components/Field';
import { usePagedList, type Listed } from '../../state/pages';
import type { Entry, FamilyRecords, Id } from '../../state/record-types';
import { common } from '../../text/common';
import { deskText } from '../../text/desk';
import { holds } from './people';

const text = deskText.lists;

/** From this many on there is a field to find in them. */
export const findFrom = 20;
/** After the last key the rest is asked for. */
const typingMs = 300;

export interface LongList<T> {
  /** All that are here. */
  readonly entries: readonly Entry<T>[];
  /** Those that hold every word that was typed. */
  readonly found: readonly Entry<T>[];
  /** Above the list: the field. */
  readonly head: ComponentChildren;
  /** Below it: what is not here yet. */
  readonly foot: ComponentChildren;
}

export interface LongListOf<F extends Listed> {
  readonly family: F;
  readonly activity: Id | undefined;
  readonly total: number | undefined;
  /** What the field is called. */
  readonly label: string;
  /** What is looked through. */
  readonly wordsOf: (record: FamilyRecords[F]) => string;
  /** The field is there however short the list is. */
  readonly alwaysFinds?: boolean;
}

export function useLongList<F extends Listed>(of: LongListOf<F>): LongList<FamilyRecords[F]> {
  const { family, activity, total, label, wordsOf, alwaysFinds = false } = of;
  const list = usePagedList(family, activity, total, { keepsUp: true });
  const { entries, more, pending } = list;
  const [typed, setTyped] = useState('');
  const looks = typed.trim() !== '';
  useEffect(() => {
    if (!looks) return undefined;
    const timer = setTimeout(list.all, typingMs);
    return () => clearTimeout(timer);
  }, [typed, activity]);
  const found = looks ? entries.filter(({ record }) => holds(wordsOf(record), typed)) : entries;
  const finds = alwaysFinds || typed !== '' || Math.max(total ?? 0, entries.length) >= findFrom;
  return {
    entries,
    found,
    head: finds && (
      <>
        <Field label={label} value={typed} onInput={setTyped} inputMode="search" />
        <p class="soft small" role="status">
          {looks && (pending ? text.looking : text.found(found.length))}
        </p>
      </>
    ),
    foot: more !== undefined && (
      <p class="long-list-foot">
        <span class="soft small">{text.held(entries.length, total ?? 0)}</span>{' '}
        <Button kind="quiet" pending={pending} onPress={more}>
          {common.showMore}
        </Button>
      </p>
    ),
  };
}
