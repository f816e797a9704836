// How much is tried: a few rounds with every change (scripts/test), all of them in scripts/hardening.

export const isFull = process.env.CG_HARDENING === 'full';

/** A server that was built with a sanitizer (scripts/hardening) takes more memory for the same. */
export const memoryFactor = process.env.CG_SANITIZED === undefined ? 1 : 12;

export function effort<T>(quick: T, full: T): T {
  return isFull ? full : quick;
}
