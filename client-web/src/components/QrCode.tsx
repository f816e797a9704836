// An address as a picture for phones: one SVG path, sharp at any size and allowed where data addresses are not; dark on
// white in either colour scheme, with the quiet zone it needs.

import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { useMemo } from 'preact/hooks';
import { common } from '../text/common';

/** What the standard asks to be left white around it; phones need it on a dark wall. */
const quietZone = 4;

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
      aria-label={common.qr(address)}
      shape-rendering="crispEdges"
    >
      <rect class="qr-paper" x={-quietZone} y={-quietZone} width={side} height={side} />
      <path class="qr-ink" d={path} />
    </svg>
  );
}
