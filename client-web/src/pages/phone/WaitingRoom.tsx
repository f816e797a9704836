// Between joining and being let in: that one waits, for what, and what the facilitators read about one. All that this
// page knows is in two records, `me` and `waiting_room`; the server sends no others.

import { useEffect, useRef, useState } from 'preact/hooks';
import { ConnectionBanner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { CommandNote } from '../../components/CommandNote';
import { StatusLine } from '../../components/StatusLine';
import type { MeRecord, WaitingRoomRecord } from '../../state/record-types';
import { waitingText as text } from '../../text/waiting';
import { DetailFields, useDetails } from './details';
import { Leave } from './Leave';

interface WaitingRoomProps {
  me: MeRecord;
  room: WaitingRoomRecord;
  /** They do not want to join after all. */
  onWithdraw: () => void;
}

export function WaitingRoom({ me, room, onWithdraw }: WaitingRoomProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const ended = room.ended === true;
  return (
    <div class="phone">
      <ConnectionBanner />
      <main class="phone-main" id="main">
        <div class="stack">
          <h1 ref={heading} tabIndex={-1}>
            {ended ? text.endedTitle : text.title}
          </h1>
          <p>{ended ? text.endedBody(room.title) : text.body(room.title)}</p>
          {!ended && <TypedDetails me={me} room={room} />}
          {!ended && <Leave text={text} onLeft={onWithdraw} />}
        </div>
      </main>
      {!ended && (
        <footer class="phone-bottom">
          <StatusLine class="phone-status">{text.status}</StatusLine>
        </footer>
      )}
    </div>
  );
}

function TypedDetails({ me, room }: { me: MeRecord; room: WaitingRoomRecord }) {
  const [correcting, setCorrecting] = useState(false);
  const button = useRef<HTMLDivElement>(null);
  const done = () => {
    setCorrecting(false);
    requestAnimationFrame(() => button.current?.querySelector('button')?.focus());
  };
  return (
    <section class="stack-tight" aria-labelledby="typed-title">
      <h2 id="typed-title">{text.typed}</h2>
      {correcting ? (
        <Correct me={me} onDone={done} />
      ) : (
        <>
          <dl class="typed">
            <Typed term={text.name}>{me.name}</Typed>
            {me.role && <Typed term={text.role}>{me.role}</Typed>}
            {me.organisation && <Typed term={text.organisation}>{me.organisation}</Typed>}
            <Typed term={text.sector}>{room.sector}</Typed>
          </dl>
          <div ref={button}>
            <Button onPress={() => setCorrecting(true)}>{text.correct}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function Typed({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Correct({ me, onDone }: { me: MeRecord; onDone: () => void }) {
  // The sides are not known here; theirs can be put right once they are in.
  const details = useDetails(me, [{ id: me.sector }], onDone);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form ref={form} class="stack" noValidate onSubmit={details.onSubmit}>
      <DetailFields {...details} />
      <div class="buttons">
        <Button type="submit" kind="main" pending={details.command?.state === 'sent'}>
          {text.save}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {text.cancel}
        </Button>
        <CommandNote command={details.command} />
      </div>
    </form>
  );
}
