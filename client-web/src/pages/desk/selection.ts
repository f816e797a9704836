// Which aims are selected to be merged. Aims come and go while a facilitator selects.

export interface Selectable {
  readonly id: string;
  readonly record: {
    readonly text: string;
    readonly merged_into?: string;
    readonly hidden?: boolean;
  };
}

/** Selected, and still there to be merged; in the order of the list. */
export function stillSelected<T extends Selectable>(
  selected: ReadonlySet<string>,
  aims: readonly T[],
): T[] {
  return aims.filter(
    ({ id, record }) =>
      selected.has(id) && record.merged_into === undefined && record.hidden !== true,
  );
}

export function toggled(selected: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Where the wording of a shared aim starts: the longest says most; of the same length, the first. */
export function wordingFrom(aims: readonly Selectable[]): string {
  return aims.reduce(
    (best, { record }) => (record.text.length > best.length ? record.text : best),
    '',
  );
}
