// How long to wait before the next attempt: 0.3 s doubling to 10 s, each between half and whole,
// so that a room full of phones does not come back in one moment.

export const backoffFirstMs = 300;
export const backoffMostMs = 10_000;

export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(backoffMostMs, backoffFirstMs * 2 ** Math.min(attempt, 16));
  return whole * (0.5 + 0.5 * random());
}
