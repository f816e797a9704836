// How large the tables of a breakout can be written so that all of them fit on the wall: few groups in large type, many
// in the smallest that can be read from ten metres. All lengths in the screen's unit, as in kinds.css.

/** Below a title and a prompt of one line each; of two, if they are long. */
const room = { width: 168, height: 62, belowLongTitle: 54 };
const gap = 2;
const line = { title: 4.75, person: 3.75 };
const padding = { across: 5, down: 3.6 };
/** Of a character of a name, and what stands before it. */
const name = { character: 1.56, mark: 3.5 };
const titleCharacter = 2.2;
/** Longer names are cut: one of them does not make all the others small. */
const charactersMost = 22;
const scaleMost = 2;
const columnsMost = 4;

export interface TableContent {
  /** Lines under the group's name. */
  readonly lines: number;
  /** Characters of the longest name. */
  readonly longest: number;
  /** Characters of the group's name and, beside it, its place. */
  readonly title: number;
}

export interface TableLayout {
  readonly columns: number;
  /** Of the type, from 1. */
  readonly scale: number;
}

export function tableLayout(tables: readonly TableContent[], longTitle = false): TableLayout {
  const height = longTitle ? room.belowLongTitle : room.height;
  const usual = { columns: tables.length <= 6 ? 3 : columnsMost, scale: 1 };
  let best: TableLayout = { columns: 0, scale: 0 };
  for (let columns = 1; columns <= Math.min(columnsMost, tables.length); columns++) {
    const scale = scaleFor(tables, columns, height);
    if (scale >= best.scale) best = { columns, scale };
  }
  if (best.scale <= 1) return usual;
  return { columns: best.columns, scale: Math.floor(best.scale * 20) / 20 };
}

function scaleFor(tables: readonly TableContent[], columns: number, roomHeight: number): number {
  const rows = Math.ceil(tables.length / columns);
  const lines = Math.max(...tables.map((table) => table.lines));
  const longest = Math.min(charactersMost, Math.max(...tables.map((table) => table.longest)));
  const height = (roomHeight - (rows - 1) * gap) / rows - padding.down;
  const width = (room.width - (columns - 1) * gap) / columns - padding.across;
  const across = width / (name.mark + longest * name.character);
  const withTitleOf = (titles: number): number =>
    Math.min(scaleMost, across, height / (titles * line.title + lines * line.person));
  // A place that has no room beside the name goes below it.
  const title = Math.max(...tables.map((table) => table.title)) * titleCharacter;
  const beside = withTitleOf(1);
  return beside * title <= width ? beside : withTitleOf(2);
}
