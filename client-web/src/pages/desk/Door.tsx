// The door: whether newcomers wait to be let in, who waits, and the facilitator's word on each.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { SectorMark } from '../../components/SectorMark';
import { useLink } from '../../connection/link';
import type { Entry, WaitingRecord, WorkshopRecord } from '../../state/record-types';
import { doorText as text } from '../../text/door';
import { sectorIndex } from '../screen/model';
import { Act, Outcome, useGiver } from './Act';
import { Resemblance } from './Person';
import { byArrival, useWaiting } from './waiting';

type Newcomer = Entry<WaitingRecord>;

const pageOfWaiting = 30;
/** Where the badge leads. */
export const doorId = 'door';

export function Door({ workshop }: { workshop: WorkshopRecord }) {
  const waiting = useWaiting();
  const door = useRef<HTMLDivElement>(null);
  useFocusKept(door, waiting);
  return (
    <div class="door" id={doorId} ref={door} tabIndex={-1} role="group" aria-label={text.label}>
      <Switch on={workshop.waiting_room === true} waiting={waiting} />
      {waiting.length > 0 && <WaitingList workshop={workshop} waiting={waiting} />}
    </div>
  );
}

/** When the button that was pressed goes with its line, whoever works by keyboard stays at the door. */
function useFocusKept(door: { current: HTMLElement | null }, waiting: readonly Newcomer[]): void {
  const had = door.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    const now = door.current;
    if (had && now && !now.contains(document.activeElement)) now.focus({ preventScroll: true });
  }, [waiting]);
}

function Switch({ on, waiting }: { on: boolean; waiting: readonly Newcomer[] }) {
  const giver = useGiver('waiting.switch');
  const press = async () => {
    const done = await giver.give({ method: 'waiting.switch', params: { on: !on } });
    if (!done || !on || waiting.length === 0) return;
    // Off lets nobody in by itself: those who came while it was on are the facilitator's to decide.
    await giver.give(admit(waiting), { ask: text.askLetIn(waiting.length) });
  };
  return (
    <div class="door-switch">
      <span>{on ? text.on : text.off}</span>
      <span class="act">
        <Button kind="quiet" pending={giver.pending} onPress={() => void press()}>
          {on ? text.switchOff : text.switchOn}
        </Button>
        <Outcome command={giver.command} />
      </span>
    </div>
  );
}

/** As many as are seen, so that nobody slips in who comes while a finger is on its way. */
function admit(waiting: readonly Newcomer[]) {
  return { method: 'waiting.admit', params: { people: waiting.map(({ id }) => id) } };
}

interface ListProps {
  workshop: WorkshopRecord;
  waiting: readonly Newcomer[];
}

function WaitingList({ workshop, waiting }: ListProps) {
  const [most, setMost] = useState(pageOfWaiting);
  const people = waiting.map(({ id }) => id);
  return (
    <section class="stack-tight" aria-labelledby="door-title">
      <h3 id="door-title" class="door-title number">
        {text.title(waiting.length)}
      </h3>
      {waiting.length > 1 && (
        <Act {...admit(waiting)} about="waiting.admit/all">
          {text.letAllIn(waiting.length)}
        </Act>
      )}
      <ul class="door-list">
        {waiting.slice(0, most).map((newcomer) => (
          <li key={newcomer.id}>
            <AtTheDoor newcomer={newcomer} workshop={workshop} />
          </li>
        ))}
      </ul>
      {waiting.length > most && (
        <Button kind="quiet" onPress={() => setMost(most + pageOfWaiting)}>
          {text.showMore}
        </Button>
      )}
      {waiting.length > 1 && (
        <Act
          method="waiting.refuse"
          params={{ people }}
          about="waiting.refuse/all"
          kind="quiet"
          ask={text.askTurnAllAway(waiting.length)}
          undo={{ message: text.allTurnedAway(waiting.length) }}
        >
          {text.turnAllAway}
        </Act>
      )}
    </section>
  );
}

function AtTheDoor({ newcomer, workshop }: { newcomer: Newcomer; workshop: WorkshopRecord }) {
  const { id, record } = newcomer;
  const { name, role, organisation } = record;
  return (
    <div class={record.present ? 'door-person' : 'door-person door-away'}>
      <SectorMark index={sectorIndex(workshop, record.sector)} />
      <span class="person-words">
        <span class="person-name">{name}</span>
        <span class="person-from">{[role, organisation].filter(Boolean).join(', ')}</span>
        <Resemblance of={record.resembles} />
      </span>
      {!record.present && <span class="soft small">{text.away}</span>}
      <span class="buttons door-buttons">
        <Act
          method="waiting.admit"
          params={{ people: [id] }}
          about={`waiting.admit/${id}`}
          label={text.letInLabel(name)}
        >
          {text.letIn}
        </Act>
        <Act
          method="waiting.refuse"
          params={{ people: [id] }}
          about={`waiting.refuse/${id}`}
          kind="quiet"
          label={text.turnAwayLabel(name)}
          undo={{ message: text.turnedAway(name) }}
        >
          {text.turnAway}
        </Act>
      </span>
    </div>
  );
}

/** Seen from everywhere on the desk while somebody waits; leads to the list. */
export function DoorBadge({ onPress }: { onPress: () => void }) {
  const { length } = useWaiting();
  if (length === 0) return null;
  return (
    <Button class="door-badge number" label={text.badgeLabel(length)} onPress={onPress}>
      {text.badge(length)}
    </Button>
  );
}

/** Those who come within this time are said together. */
const newsMs = 1000;

/** Says who has come to the door, for those who do not see it; the newest sentence only. */
export function DoorNews() {
  const { records } = useLink();
  const waiting = useWaiting();
  const known = useRef<ReadonlySet<string>>(new Set(waiting.map(({ id }) => id)));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    if (timer.current !== undefined || waiting.every(({ id }) => known.current.has(id))) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const now = byArrival(records.all('waiting'));
      const came = now.filter(({ id }) => !known.current.has(id));
      known.current = new Set(now.map(({ id }) => id));
      if (came.length === 0) return;
      setSentence(
        text.came(
          came.map(({ record }) => record.name),
          now.length,
        ),
      );
    }, newsMs);
  }, [waiting]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p class="visually-hidden" role="status">
      {sentence}
    </p>
  );
}
