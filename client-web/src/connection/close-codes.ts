// What a close code of the socket means for us: come back, or do not (protocol README, "Close codes").

export type Ending = 'not-text' | 'removed' | 'deleted' | 'bad-token' | 'policy';

const endings: Record<number, Ending> = {
  4500: 'not-text',
  4501: 'removed',
  4502: 'deleted',
  4503: 'bad-token',
  4504: 'policy',
  4506: 'bad-token', // the link was renewed
  4505: 'policy', // guessed join codes; the joining page is at a code form by then
};

/** The reason to stay away, or undefined when the page should come back by itself. */
export function endingOf(code: number): Ending | undefined {
  if (code < 4500 || code > 4999) return undefined;
  return endings[code] ?? 'policy';
}
