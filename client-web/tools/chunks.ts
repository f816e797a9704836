// Which modules come together in one file. Each file costs a phone a request, and beyond six a round trip: so what the
// phone's page needs before anybody has joined comes in two, its own and what it shares with other pages.

/** The side of rolldown's context that is used here. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What `entry` imports and what that imports in turn; not what it fetches later. */
function neededBy(entry: string, graph: Graph): Set<string> {
  const needed = new Set([entry]);
  // A set hands out what is added to it while it is gone through.
  for (const id of needed) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(imported);
  }
  return needed;
}

export function chunkGroups(firstEntry: string) {
  let first: Set<string> | undefined;
  const isFirst = (id: string, graph: Graph) => (first ??= neededBy(firstEntry, graph)).has(id);
  return [
    {
      debugName: 'core',
      name: (id: string, graph: Graph) => (isFirst(id, graph) ? 'core' : null),
      minShareCount: 2,
      priority: 1,
    },
    {
      // What most of the other pages share, in one piece rather than ten.
      debugName: 'common',
      name: (id: string, graph: Graph) => (isFirst(id, graph) ? null : 'common'),
      test: /^(?!.*(charts|lean-qr|QrCode)).*$/,
      minShareCount: 4,
    },
  ];
}
