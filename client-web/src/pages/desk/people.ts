// Who is in the room, in the order in which a facilitator looks for them.

import type { Entry, PersonRecord } from '../../state/record-types';

export type Presence = 'present' | 'away' | 'left' | 'removed';

export function presenceOf(person: PersonRecord): Presence {
  if (person.removed === true) return 'removed';
  if (person.left === true) return 'left';
  return person.present ? 'present' : 'away';
}

/** Folds case and accents, so that "chloe" finds "Chloé". */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** By name, the removed last. */
export function byName(people: readonly Entry<PersonRecord>[]): Entry<PersonRecord>[] {
  return [...people].sort(
    (a, b) =>
      Number(a.record.removed === true) - Number(b.record.removed === true) ||
      collator.compare(a.record.name, b.record.name),
  );
}

/** Whether a text holds every word that was typed, in any order. */
export function holds(text: string, typed: string): boolean {
  const all = folded(text);
  return folded(typed)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
