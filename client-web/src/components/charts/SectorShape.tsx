/** The mark of a sector inside a drawing: the same colour and shape as beside its name everywhere else. */
import type { JSX } from 'preact';
import { sectorShape } from '../SectorMark';

interface PlacedProps {
  /** The sector's place in the workshop's list, from 0. */
  readonly index: number;
  /** Centre, as SVG lengths: per cent across, em down. */
  readonly x: string;
  readonly y: string;
  /** Width and height, an SVG length. */
  readonly size: string;
}

/** A sector's mark centred at a point of an SVG drawing: the shape's middle (10, 10) is the corner of the inner view. */
export function PlacedShape({ index, x, y, size }: PlacedProps): JSX.Element {
  return (
    <svg x={x} y={y} width={size} height={size} viewBox="10 10 20 20" overflow="visible">
      <path d={sectorShape(index)} class={`chart-shape chart-sector-${index + 1}`} />
    </svg>
  );
}
