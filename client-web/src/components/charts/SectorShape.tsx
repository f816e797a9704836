/**
 * The mark of a sector inside a drawing: always its colour and its shape together, so that neither has to be told apart
 * alone. The seventh and eighth sector take the first two shapes again, hollow.
 */
import type { JSX } from 'preact';

const SHAPES: readonly string[] = [
  'M 0 -0.88 A 0.88 0.88 0 1 1 0 0.88 A 0.88 0.88 0 1 1 0 -0.88 Z',
  'M -0.8 -0.8 H 0.8 V 0.8 H -0.8 Z',
  'M 0 -0.95 L 0.98 0.78 H -0.98 Z',
  'M 0 -1 L 0.95 0 L 0 1 L -0.95 0 Z',
  'M 0 -0.98 L 0.96 -0.26 L 0.6 0.86 H -0.6 L -0.96 -0.26 Z',
  'M -0.36 -0.95 H 0.36 V -0.36 H 0.95 V 0.36 H 0.36 V 0.95 H -0.36 V 0.36 H -0.95 V -0.36 H -0.36 Z',
];

export const SHAPE_COUNT = SHAPES.length;

interface PlacedProps {
  /** The sector's place in the workshop's list. */
  readonly index: number;
  /** Centre, as SVG lengths: per cent across, em down. */
  readonly x: string;
  readonly y: string;
  /** Width and height, an SVG length. */
  readonly size: string;
}

/** A sector's mark centred at a point of an SVG drawing. */
export function PlacedShape({ index, x, y, size }: PlacedProps): JSX.Element {
  return (
    <svg x={x} y={y} width={size} height={size} viewBox="0 0 2 2" overflow="visible">
      <ShapePath index={index} />
    </svg>
  );
}

function ShapePath({ index }: { readonly index: number }): JSX.Element {
  const slot = Math.max(0, index) % SHAPES.length;
  return (
    <path d={SHAPES[slot] ?? ''} class={`chart-shape chart-sector-${Math.max(0, index) + 1}`} />
  );
}

/** A sector's mark beside text, as high as the text. */
export function InlineShape({ index }: { readonly index: number }): JSX.Element {
  return (
    <svg
      class="chart-inline-shape"
      width="0.8em"
      height="0.8em"
      viewBox="-1.05 -1.05 2.1 2.1"
      aria-hidden="true"
    >
      <ShapePath index={index} />
    </svg>
  );
}
