// For observers and scribes: everything that the room may see, on one page to scroll, and nothing to press that changes
// anything.

import { useEffect } from 'preact/hooks';
import { ConnectionBanner } from '../../components/Banner';
import { Countdown } from '../../components/Countdown';
import { SectorMark } from '../../components/SectorMark';
import { useLink } from '../../connection/link';
import type { WorkshopRecord } from '../../state/record-types';
import { deskText } from '../../text/desk';
import { number, timeOfDay } from '../../text/numbers';
import { observerText as text } from '../../text/observer';
import { screenText } from '../../text/screen';
import { TranscriptButtons } from '../desk/TranscriptButtons';
import { agendaOf, type Activity } from '../screen/model';
import { Seen } from './Seen';

export function ObserverPage() {
  const { records, connection } = useLink();
  const workshop = records.single('workshop');
  const ending = connection.ending.value;
  const title = workshop?.title;
  useEffect(() => {
    if (title !== undefined) document.title = text.title(title);
  }, [title]);
  if (ending !== undefined) {
    const words = text.ending;
    return (
      <main class="observer">
        <h1>{words.title}</h1>
        <p>
          {ending === 'deleted' ? words.deleted : ending === 'bad-token' ? words.key : words.policy}
        </p>
      </main>
    );
  }
  return (
    <>
      <ConnectionBanner />
      {workshop === undefined ? (
        <main class="observer">
          <h1>{text.loading}</h1>
        </main>
      ) : (
        <Whole workshop={workshop} />
      )}
    </>
  );
}

function Whole({ workshop }: { workshop: WorkshopRecord }) {
  const { records } = useLink();
  const agenda = agendaOf(records);
  const begun = agenda.filter(({ record }) => record.state !== 'draft');
  return (
    <main class="observer">
      <header class="stack-tight">
        <h1>{workshop.title}</h1>
        <p class="soft">{text.about}</p>
        <p class="observer-people">
          <b>{screenText.join.inSoFar(workshop.people)}</b>
          {workshop.sectors.map((sector, index) => (
            <span key={sector.id}>
              <SectorMark index={index} /> {sector.label}{' '}
              <b class="number">{number(workshop.by_sector[sector.id] ?? 0)}</b>
            </span>
          ))}
        </p>
        {workshop.ended && <p>{deskText.menu.ended}</p>}
      </header>
      <nav aria-label={text.agenda} class="observer-agenda">
        <h2>{text.agenda}</h2>
        <ol>
          {agenda.map((activity) => (
            <li key={activity.id}>
              <AgendaLine activity={activity} on={activity.id === workshop.now} />
            </li>
          ))}
        </ol>
      </nav>
      {begun.map((activity) => (
        <section key={activity.id} class="observer-activity">
          <h2 id={activity.id} tabIndex={-1}>
            {activity.record.title}
          </h2>
          {activity.record.prompt !== '' && <p class="soft">{activity.record.prompt}</p>}
          <Seen activity={activity} workshop={workshop} />
        </section>
      ))}
      <section class="observer-activity">
        <h2>{text.transcript}</h2>
        <p class="soft">{deskText.transcript.body}</p>
        <TranscriptButtons />
      </section>
    </main>
  );
}

/** Not a link: the fragment of this page's address is its key. */
function show(activity: string): void {
  const heading = document.getElementById(activity);
  heading?.scrollIntoView();
  heading?.focus();
}

function AgendaLine({ activity: { id, record }, on }: { activity: Activity; on: boolean }) {
  const begun = record.state !== 'draft';
  return (
    <span class="observer-line">
      {begun ? (
        <button type="button" class="observer-link" onClick={() => show(id)}>
          {record.title}
        </button>
      ) : (
        <span>{record.title}</span>
      )}{' '}
      <span class="soft small">
        {on ? <b>{text.now}</b> : begun ? deskText.state[record.state] : text.notYet}
        {record.opened_at !== undefined && `, ${timeOfDay(record.opened_at)}`}{' '}
        {on && record.state === 'open' && <Countdown endsAt={record.ends_at} />}
      </span>
    </span>
  );
}
