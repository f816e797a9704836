// The shape and colour of a sector, always together, by its place in the workshop's list.

interface SectorMarkProps {
  /** Place in the workshop's `sectors`, from 0. */
  index: number;
}

/** In a box of 20 by 20. The seventh and eighth are the first two, hollow: eight sectors at most. */
const shapes = [
  'M10 1.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 1 1 0-17z',
  'M2.5 2.5h15v15h-15z',
  'M10 1.5l9 16.5h-18z',
  'M10 .5l9.5 9.5l-9.5 9.5l-9.5-9.5z',
  'M10 1l9.5 6.9l-3.6 11.1h-11.8l-3.6-11.1z',
  'M7 1h6v6h6v6h-6v6h-6v-6h-6v-6h6z',
  'M10 1a9 9 0 1 1 0 18a9 9 0 1 1 0-18zm0 5a4 4 0 1 0 0 8a4 4 0 1 0 0-8z',
  'M2 2h16v16h-16zm5 5v6h6v-6z',
] as const;

export const sectorShape = (index: number): string =>
  shapes[((index % shapes.length) + shapes.length) % shapes.length] ?? shapes[0];

export const sectorColour = (index: number): string =>
  `var(--sector-${(((index % shapes.length) + shapes.length) % shapes.length) + 1})`;

export function SectorMark({ index }: SectorMarkProps) {
  return (
    <svg class="sector-mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={sectorShape(index)} style={{ fill: sectorColour(index) }} />
    </svg>
  );
}

interface SectorNameProps {
  sectors: readonly { id: string; label: string }[];
  id: string | undefined;
}

/** Shape and label of a sector; nothing for one that the workshop does not have. */
export function SectorName({ sectors, id }: SectorNameProps) {
  const index = sectors.findIndex((sector) => sector.id === id);
  const sector = sectors[index];
  if (!sector) return null;
  return (
    <span class="sector-name">
      <SectorMark index={index} /> {sector.label}
    </span>
  );
}
