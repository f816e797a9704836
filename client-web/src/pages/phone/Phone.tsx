// The phone of somebody who has joined: header, what is on now (or "Me"), and the bottom bar.

import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ConnectionBanner } from '../../components/Banner';
import { Countdown } from '../../components/Countdown';
import { Dialogs } from '../../components/Dialog';
import { SectorMark } from '../../components/SectorMark';
import { offerUndo, Toasts } from '../../components/Toasts';
import { useLink } from '../../connection/link';
import { common, phoneText as text } from '../../text';
import { waitingText } from '../../text/waiting';
import { BottomBar } from './BottomBar';
import { loadChartsWhenIdle } from './charts';
import { Connecting } from './Connecting';
import { CurrentActivity } from './CurrentActivity';
import { Me } from './Me';
import { WaitingRoom } from './WaitingRoom';

/** "Me" is an address of its own (#me), so that the phone's back button leads out of it. */
const showingMe = signal(location.hash === '#me');
addEventListener('hashchange', () => {
  showingMe.value = location.hash === '#me';
});

interface PhoneProps {
  onLeave: (name: string) => void;
  /** Who waited to be let in does not want to any more. */
  onWithdraw: () => void;
}

export function Phone({ onLeave, onWithdraw }: PhoneProps) {
  const { records } = useLink();
  const title = (records.single('workshop') ?? records.single('waiting_room'))?.title;
  useEffect(() => {
    if (title) document.title = text.pageTitle(title);
  }, [title]);

  useEffect(loadChartsWhenIdle, []);

  const me = records.single('me');
  const room = records.single('waiting_room');
  useLetIn(room !== undefined);

  return (
    <>
      {room && me ? (
        <WaitingRoom me={me} room={room} onWithdraw={onWithdraw} />
      ) : (
        <PhoneBody onLeave={onLeave} />
      )}
      <Dialogs />
      <Toasts />
    </>
  );
}

/** The page goes on by itself, so whoever does not see it is told. */
function useLetIn(waits: boolean): void {
  const waited = useRef(waits);
  useEffect(() => {
    if (waited.current && !waits) {
      offerUndo(waitingText.letIn);
      scrollTo(0, 0);
      document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
    }
    waited.current = waits;
  }, [waits]);
}

/** What is to be seen of it, without what concerns the browser's window: the desk's preview shows the same. */
export function PhoneBody({ onLeave }: { onLeave: (name: string) => void }) {
  const { records } = useLink();
  const workshop = records.single('workshop');
  const me = records.single('me');
  if (!workshop || !me) return <Connecting />;
  // After the end one page says all: thank you, and what I said.
  const atMe = showingMe.value && !workshop.ended;
  return (
    <div class="phone">
      <Header atMe={atMe} />
      <ConnectionBanner />
      <main class="phone-main" id="main">
        {atMe ? <Me onLeave={onLeave} /> : <CurrentActivity />}
      </main>
      <BottomBar atMe={atMe} />
    </div>
  );
}

function Header({ atMe }: { atMe: boolean }) {
  const { records } = useLink();
  const workshop = records.single('workshop');
  const me = records.single('me');
  const activity = records.of('activity', workshop?.now);
  const sector = workshop?.sectors.findIndex((each) => each.id === me?.sector) ?? 0;
  const ended = workshop?.ended === true;
  return (
    <header class="phone-header">
      <p class="phone-title">{workshop?.title}</p>
      <ConnectionDot />
      <Countdown endsAt={activity?.state === 'open' && !ended ? activity.ends_at : undefined} />
      {!ended && (
        <a class="phone-me" href={atMe ? '#' : '#me'} aria-current={atMe ? 'page' : undefined}>
          <SectorMark index={Math.max(0, sector)} />
          {atMe ? text.back : text.me}
        </a>
      )}
    </header>
  );
}

/** Only seen when it matters: while there is no link. */
function ConnectionDot() {
  const { connection } = useLink();
  if (connection.lostSince.value === null) return null;
  return <span class="connection-dot" title={common.connection.lostShort} aria-hidden="true" />;
}
