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

/** Those whose name, organisation or role holds every word that was typed; by name, the removed last. */
export function findPeople(
  people: readonly Entry<PersonRecord>[],
  typed: string,
): Entry<PersonRecord>[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return people
    .filter(({ record }) => {
      const text = folded(
        [record.name, record.organisation, record.role].filter(Boolean).join(' '),
      );
      return words.every((word) => text.includes(word));
    })
    .sort(
      (a, b) =>
        Number(a.record.removed === true) - Number(b.record.removed === true) ||
        collator.compare(a.record.name, b.record.name),
    );
}
