// The two ways in which a call fails: refused by the server, or no answer because the link went.

export interface Refusal {
  /** JSON-RPC code; 0 when it was this page that refused. */
  code: number;
  /** Stable word, for code. */
  reason: string;
  /** A sentence for people. */
  message: string;
  field?: string;
  /** The same may be accepted later. */
  retry: boolean;
  retryAfterMs?: number;
}

export class CallRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
    this.name = 'CallRefused';
  }
}

export class ConnectionLost extends Error {
  constructor() {
    super('the connection went before the answer came');
    this.name = 'ConnectionLost';
  }
}

interface WireError {
  code: number;
  message: string;
  data?: { reason?: string; field?: string; retry?: boolean; retry_after_ms?: number };
}

export function refusalOf(error: WireError): Refusal {
  const data = error.data ?? {};
  return {
    code: error.code,
    reason: data.reason ?? 'internal',
    message: error.message,
    retry: data.retry ?? false,
    ...(data.field === undefined ? {} : { field: data.field }),
    ...(data.retry_after_ms === undefined ? {} : { retryAfterMs: data.retry_after_ms }),
  };
}
