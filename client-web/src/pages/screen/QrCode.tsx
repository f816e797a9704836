// The address of the joining page as a picture for phones. Drawn as one SVG path: sharp at any size, and allowed where
// data addresses are not.

import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { useMemo } from 'preact/hooks';
import { screenText } from '../../text/screen';

/** What the standard asks to be left white around it; phones need it on a dark wall. */
export const quietZone = 4;

export function QrCode({ address }: { address: string }) {
  const { size, path } = useMemo(() => {
    const code = generate(address, { minCorrectionLevel: correction.M });
    return { size: code.size, path: toSvgPath(code) };
  }, [address]);
  const side = size + 2 * quietZone;
  return (
    <svg
      class="qr"
      viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
      role="img"
      aria-label={screenText.join.qr(address)}
      shape-rendering="crispEdges"
    >
      <rect class="qr-paper" x={-quietZone} y={-quietZone} width={side} height={side} />
      <path class="qr-ink" d={path} />
    </svg>
  );
}
