// The room: how many are in by sector, who is here, who has not yet answered.

import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { SectorMark } from '../../components/SectorMark';
import { useLink } from '../../connection/link';
import type { WorkshopRecord } from '../../state/record-types';
import { deskText } from '../../text/desk';
import { number } from '../../text/numbers';
import { spacedCode } from '../screen/join-address';
import type { Activity } from '../screen/model';
import { Act } from './Act';
import { Door } from './Door';
import { useLongList } from './long-list';
import { byName } from './people';
import { Person } from './Person';

const text = deskText.room;
const pageOfPeople = 60;
const awaitedNamed = 12;

interface RoomProps {
  workshop: WorkshopRecord;
  activity: Activity | undefined;
  search: RefObject<HTMLDivElement | null>;
}

export function Room({ workshop, activity, search }: RoomProps) {
  const { records } = useLink();
  const [most, setMost] = useState(pageOfPeople);
  const [open, setOpen] = useState<string>();
  const list = useLongList({
    family: 'person',
    activity: undefined,
    total: workshop.people,
    label: text.search,
    wordsOf: ({ name, organisation, role }) => [name, organisation, role].filter(Boolean).join(' '),
    alwaysFinds: true,
  });
  const people = list.entries;
  const awaiting = activity?.record.state === 'open' ? activity.id : undefined;
  const awaited = new Set(records.of('awaited', awaiting)?.people);
  const found = byName(list.found);
  const here = people.filter(({ record }) => record.present && record.removed !== true).length;
  return (
    <>
      <h2 class="column-title">{text.title}</h2>
      <RoomHead workshop={workshop} here={here} />
      {!workshop.ended && <Door workshop={workshop} />}
      {activity && <Awaited activity={activity} />}
      <div ref={search}>{list.head}</div>
      {people.length === 0 && <EmptyState>{text.none}</EmptyState>}
      {people.length > 0 && found.length === 0 && <EmptyState>{text.noMatch}</EmptyState>}
      <ul class="people">
        {found.slice(0, most).map((person) => (
          <li key={person.id}>
            <Person
              person={person}
              workshop={workshop}
              awaited={awaited.has(person.id)}
              open={open === person.id}
              onToggle={() => setOpen(open === person.id ? undefined : person.id)}
            />
          </li>
        ))}
      </ul>
      {found.length > most ? (
        <Button kind="quiet" onPress={() => setMost(most + pageOfPeople)}>
          {text.showMore}
        </Button>
      ) : (
        list.foot
      )}
    </>
  );
}

function RoomHead({ workshop, here }: { workshop: WorkshopRecord; here: number }) {
  return (
    <div class="room-head">
      <p class="room-counts">
        <b>{text.in(workshop.people)}</b> <span class="soft">{text.here(here)}</span>
      </p>
      <ul class="room-sectors">
        {workshop.sectors.map((sector, index) => (
          <li key={sector.id}>
            <SectorMark index={index} />
            <span class="room-sector">{sector.label}</span>
            <b class="number">{number(workshop.by_sector[sector.id] ?? 0)}</b>
          </li>
        ))}
      </ul>
      {!workshop.ended && (
        <p class="room-join">
          <span>
            {workshop.locked ? (
              text.locked
            ) : (
              <>
                {text.code} <b class="room-code">{spacedCode(workshop.code)}</b>
              </>
            )}
          </span>
          <Act
            method="workshop.lock"
            about="workshop.lock"
            params={{ on: !workshop.locked }}
            kind="quiet"
          >
            {workshop.locked ? text.unlock : text.lock}
          </Act>
        </p>
      )}
    </div>
  );
}

/** Who has not answered yet, by name: to look over and ask, not to press. */
function Awaited({ activity }: { activity: Activity }) {
  const { records } = useLink();
  const awaited = records.of('awaited', activity.id)?.people;
  if (awaited === undefined || activity.record.state !== 'open') return null;
  if (awaited.length === 0) return <p class="awaited-none">{text.awaitedNone}</p>;
  const names = awaited.flatMap((id) => records.of('person', id)?.name ?? []);
  const more = awaited.length - Math.min(names.length, awaitedNamed);
  return (
    <details class="quiet-details awaited" open>
      <summary>{text.awaited(awaited.length)}</summary>
      <p class="awaited-names">
        {names.slice(0, awaitedNamed).join(', ')}
        {more > 0 && names.length > 0 && ', '}
        {more > 0 && <span class="soft">{text.more(more)}</span>}
      </p>
    </details>
  );
}
