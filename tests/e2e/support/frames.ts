// What came over a page's WebSocket, as text.

import type { ScoresRecord } from '../../../client-web/src/protocol/generated.ts';

/** What frames say of scores beyond how many have answered. */
export function figuresIn(frames: readonly string[]): string[] {
  return frames.flatMap((frame) => {
    const message = JSON.parse(frame) as { params?: { put?: Record<string, unknown> } };
    return Object.entries(message.params?.put ?? {}).flatMap(([key, record]) => {
      if (!key.startsWith('scores/')) return [];
      const { round: _, eligible: __, voted: ___, ...more } = record as ScoresRecord;
      return Object.keys(more);
    });
  });
}
