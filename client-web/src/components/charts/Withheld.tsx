/**
 * Why a figure is not shown, said where everybody can read it, and once for a whole list rather than beside each entry.
 */
import type { JSX } from 'preact';
import { chartText as text } from '../../text/charts';
import { SectorMark } from '../SectorMark';
import type { AimRecord, Sector } from './records';

export interface MaybeWithheld {
  readonly id: string;
  readonly withheld?: boolean;
}

export interface WithheldFigures {
  /** Sectors withheld in every entry: left out of the entries, and named in the note. */
  readonly throughout: ReadonlySet<string>;
  /** Whether an entry withholds one that others show: it says so itself, and the note says why. */
  readonly elsewhere: boolean;
}

/** @param entries the sectors of each entry of a list */
export function withheldIn(entries: readonly (readonly MaybeWithheld[])[]): WithheldFigures {
  const times = new Map<string, number>();
  for (const { id, withheld } of entries.flat()) {
    if (withheld === true) times.set(id, (times.get(id) ?? 0) + 1);
  }
  const throughout = new Set<string>();
  for (const [id, count] of times) if (count === entries.length) throughout.add(id);
  return { throughout, elsewhere: times.size > throughout.size };
}

export const withheldInAims = (aims: readonly { record: AimRecord }[]): WithheldFigures =>
  withheldIn(aims.map(({ record }) => record.sectors));

interface NoteProps {
  readonly of: WithheldFigures;
  readonly sectors: readonly Sector[];
}

export function WithheldNote({ of, sectors }: NoteProps): JSX.Element | null {
  const { throughout, elsewhere } = of;
  if (throughout.size === 0) {
    return elsewhere ? <p class="chart-withheld">{text.withheldMeans}</p> : null;
  }
  const all = throughout.size === sectors.length;
  return (
    <p class="chart-withheld">
      {all ? (
        text.withheldAll
      ) : (
        <>
          {text.withheldThese}{' '}
          {sectors.map((sector, index) =>
            throughout.has(sector.id) ? (
              <span key={sector.id} class="chart-withheld-sector">
                <SectorMark index={index} /> {sector.label}
              </span>
            ) : null,
          )}
        </>
      )}{' '}
      {text.withheldWhy}
    </p>
  );
}
