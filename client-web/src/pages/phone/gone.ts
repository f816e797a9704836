// Whether the workshop of a code is there at all. The server knows no tokens of a workshop that has been deleted, so to
// somebody who comes back later it can only say that theirs is none.

import { useEffect, useState } from 'preact/hooks';
import { Connection, socketUrl, type ConnectionOptions } from '../../connection/connection';
import { CallRefused } from '../../connection/errors';
import { ServerClock } from '../../state/clock';
import { Records } from '../../state/records';

/** Says whether the server has no such workshop, once it has been asked; returns how to stop asking. */
export function askWhetherGone(
  code: string,
  answer: (gone: boolean) => void,
  openSocket?: ConnectionOptions['openSocket'],
): () => void {
  const connection = new Connection({
    url: socketUrl(),
    records: new Records(),
    clock: new ServerClock(),
    ...(openSocket && { openSocket }),
  });
  const ask = async () => {
    try {
      await connection.call('workshop.find', { code });
      answer(false);
    } catch (error) {
      // Without a link it is asked again when there is one.
      if (!(error instanceof CallRefused)) return;
      answer(error.refusal.reason === 'wrong_code');
    }
    connection.stop();
  };
  connection.onReady(() => void ask());
  connection.start();
  return () => connection.stop();
}

/** Undefined until the server has answered. */
export function useGone(code: string, asked: boolean): boolean | undefined {
  const [gone, setGone] = useState<boolean>();
  useEffect(() => (asked ? askWhetherGone(code, setGone) : undefined), [code, asked]);
  return gone;
}
