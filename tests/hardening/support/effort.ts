// How much is tried: a few rounds with every change (scripts/test), all of them in scripts/hardening.

export const isFull = process.env['CG_HARDENING'] === 'full';

export function effort<T>(quick: T, full: T): T {
  return isFull ? full : quick;
}
