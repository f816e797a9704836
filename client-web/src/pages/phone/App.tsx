// Who this phone is: nobody yet (joining), or a person of the workshop in the address.

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { forgetMembership, keptMembership, plainCode } from '../../connection/credentials';
import { forget, keep, kept } from '../../connection/kept';
import { LinkContext, openLink, type Link } from '../../connection/link';
import { Joining } from '../join/Joining';
import { Connecting } from './Connecting';
import { GoneAway, Left } from './Endings';
import { useGone } from './gone';
import { forgetOwnDrafts } from './own-draft';
import { later } from './later';

function codeInAddress(): string | undefined {
  const found = /^\/join\/([^/]+)/.exec(location.pathname)?.[1];
  if (!found) return undefined;
  try {
    return plainCode(decodeURIComponent(found)) || undefined;
  } catch {
    return undefined;
  }
}

const code = signal(codeInAddress());
addEventListener('popstate', () => {
  code.value = codeInAddress();
});

function goToCode(next: string | undefined): void {
  history.pushState(null, '', next === undefined ? '/join' : `/join/${encodeURIComponent(next)}`);
  code.value = next;
}

const phone = later<{ onLeave: (name: string) => void; onWithdraw: () => void }>(() =>
  import('./Phone').then((module) => module.Phone),
);
/** While a name is being typed there is time to fetch what comes after it. */
const typingMs = 800;

const leftKey = (of: string) => `cg/left/${of}`;
/** This phone waits, or waited when it was sent away, so that it says the same after a reload. */
const waitedKey = (of: string) => `cg/waited/${of}`;

export function App() {
  const of = code.value;
  return of === undefined ? (
    <Joining code={undefined} onCode={goToCode} onJoined={() => undefined} />
  ) : (
    <AppAt key={of} code={of} onOtherCode={() => goToCode(undefined)} />
  );
}

function linkFor(of: string): Link | undefined {
  const membership = keptMembership(of);
  return membership ? openLink(membership) : undefined;
}

/** Whether this phone has never been let in, as far as it knows. */
function useWaited(of: string, link: Link | undefined): boolean {
  const waits = link?.records.single('waiting_room') !== undefined;
  const isIn = link?.records.single('workshop') !== undefined;
  useEffect(() => {
    if (waits) keep(waitedKey(of), true);
    if (isIn) forget(waitedKey(of));
  }, [waits, isIn]);
  return waits || (!isIn && kept(waitedKey(of)) === true);
}

function AppAt({ code: of, onOtherCode }: { code: string; onOtherCode: () => void }) {
  const [leftAs, setLeftAs] = useState(() => kept(leftKey(of)) as string | undefined);
  const [link, setLink] = useState(() => (leftAs === undefined ? linkFor(of) : undefined));
  useEffect(() => () => link?.close(), [link]);
  useEffect(() => {
    const timer = setTimeout(phone.load, link ? 0 : typingMs);
    return () => clearTimeout(timer);
  }, [link]);

  const ending = link?.connection.ending.value;
  const waited = useWaited(of, link);
  const gone = useGone(of, ending === 'bad-token');
  const forgetWritten = () => {
    link?.outbox.clear();
    const membership = keptMembership(of);
    if (membership) forgetOwnDrafts(membership.workshop);
  };
  // Who this phone was is kept, so that it says the same after a reload.
  const deleted = ending === 'deleted' || gone === true;
  useEffect(() => {
    if (deleted) forgetWritten();
  }, [deleted]);

  const joinAnew = () => {
    forgetWritten();
    forgetMembership(of);
    forget(leftKey(of));
    forget(waitedKey(of));
    setLeftAs(undefined);
    setLink(undefined);
  };
  const comeBack = () => {
    forget(leftKey(of));
    setLeftAs(undefined);
    setLink(linkFor(of));
  };
  const leave = (name: string) => {
    keep(leftKey(of), name);
    setLink(undefined);
    setLeftAs(name);
  };

  if (leftAs !== undefined) return <Left name={leftAs} onBack={comeBack} onOther={joinAnew} />;
  if (!link) return <Joining code={of} onCode={goToCode} onJoined={setLink} />;
  if (ending) {
    return (
      <GoneAway
        ending={ending}
        gone={gone}
        waited={waited}
        onAgain={() => setLink(linkFor(of))}
        onJoinAnew={joinAnew}
        onOtherCode={onOtherCode}
      />
    );
  }
  const Phone = phone.part.value;
  return (
    <LinkContext.Provider value={link}>
      {Phone ? <Phone onLeave={leave} onWithdraw={joinAnew} /> : <Connecting />}
    </LinkContext.Provider>
  );
}
