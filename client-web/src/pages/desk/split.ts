// What a split of the room will give, before it is made. Sizes differ by at most one, as the server's do.

export interface Split {
  readonly groups: number;
  readonly least: number;
  readonly most: number;
}

export function splitByGroups(people: number, groups: number): Split | undefined {
  if (groups < 1 || people < 1 || groups > people) return undefined;
  return { groups, least: Math.floor(people / groups), most: Math.ceil(people / groups) };
}

/** How many of `groups` would stay empty, since each person is in one. */
export function emptyGroups(people: number, groups: number): number {
  return Math.max(0, groups - people);
}

/** As many groups as keep every group at `size` or below. */
export function splitBySize(people: number, size: number): Split | undefined {
  if (size < 1 || people < 1) return undefined;
  return splitByGroups(people, Math.ceil(people / size));
}
