// Ids that the organiser's page and the desk give to what has a label: sectors, items, columns.

/**
 * A slug that the server takes: `[a-z][a-z0-9-]*`, at most 32, and none of `taken`. "The NHS" is "the-nhs", a second
 * one "the-nhs-2".
 * @param nameless where the label has no letter of these
 */
export function slugOf(label: string, taken: ReadonlySet<string>, nameless: string): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 28)
    .replace(/-+$/, '');
  const base = plain || nameless;
  let slug = base;
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
  return slug;
}
