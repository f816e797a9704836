// HTTP by hand: bytes out, and what came back taken apart as far as it is an answer.

import { until } from '../../e2e/support/waiting.ts';
import { RawSocket } from './raw-socket.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The next answer on the connection, or undefined if the server hung up without one. */
export async function readAnswer(
  raw: RawSocket,
  withinMs?: number,
): Promise<RawAnswer | undefined> {
  const answer = await until<RawAnswer | 'none'>(
    'an HTTP answer',
    () => parseAnswer(raw) ?? (raw.hasEnded ? 'none' : undefined),
    withinMs,
  );
  return answer === 'none' ? undefined : answer;
}

function parseAnswer(raw: RawSocket): RawAnswer | undefined {
  const end = raw.received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first, ...lines] = raw.received.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const length = Number(headers.get('content-length') ?? 0);
  if (raw.received.length < end + 4 + length) return undefined;
  const whole = raw.take(end + 4 + length);
  return {
    status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(first!)?.[1]),
    headers,
    body: whole.subarray(end + 4).toString(),
  };
}

/** One request on a connection of its own. */
export async function askRaw(
  server: string,
  bytes: string | Uint8Array,
): Promise<RawAnswer | undefined> {
  const raw = await RawSocket.open(server);
  raw.send(bytes);
  try {
    return await readAnswer(raw);
  } finally {
    raw.close();
  }
}
