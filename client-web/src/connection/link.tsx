// Everything a page of one workshop works with: what it may see, the time, and a way to ask for things.
//
//   const link = openLink({ workshop, token });
//   <LinkContext.Provider value={link}> ... </LinkContext.Provider>
//   const { records, outbox } = useLink();
//   records.of('activity', id)?.title            renders again when that record changes
//   outbox.send('aim.post', { activity, text }, { about: `aim-new/${activity}` })

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { ServerClock } from '../state/clock';
import { Records } from '../state/records';
import { Connection, socketUrl, type Credentials } from './connection';
import { Outbox } from './outbox';

export interface Link {
  readonly workshop: string;
  readonly records: Records;
  readonly clock: ServerClock;
  readonly connection: Connection;
  readonly outbox: Outbox;
  close(): void;
}

/** Commands of another token must not be sent with this one, so each has its own place. */
function outboxPlace({ workshop, token }: Credentials): string {
  return `cg/outbox/${workshop}/${token.slice(0, Math.max(0, token.lastIndexOf('.'))) || 'key'}`;
}

export function openLink(credentials: Credentials): Link {
  const records = new Records();
  const clock = new ServerClock();
  const connection = new Connection({ url: socketUrl(), records, clock, credentials });
  const link = linkOver(connection, records, clock, credentials);
  connection.start();
  return link;
}

/** For a connection that is there already: the one on which a person has just joined. */
export function linkOver(
  connection: Connection,
  records: Records,
  clock: ServerClock,
  credentials: Credentials,
): Link {
  const outbox = new Outbox(connection, outboxPlace(credentials));
  return {
    workshop: credentials.workshop,
    records,
    clock,
    connection,
    outbox,
    close() {
      outbox.close();
      connection.stop();
    },
  };
}

/** Over records that somebody else fills: nothing is asked of a server, and nothing is sent. For looking at. */
export function unconnectedLink(workshop: string, records: Records, clock: ServerClock): Link {
  const credentials = { workshop, token: '' };
  const connection = new Connection({ url: '', records, clock, credentials });
  return linkOver(connection, records, clock, credentials);
}

export const LinkContext = createContext<Link | undefined>(undefined);

export function useLink(): Link {
  const link = useContext(LinkContext);
  if (!link) throw new Error('useLink outside LinkContext');
  return link;
}
