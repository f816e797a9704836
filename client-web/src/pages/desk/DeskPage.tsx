// The desk: a conductor's stand. Agenda, what is on, the room; on a phone one of the three at a time.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Banner, ConnectionBanner } from '../../components/Banner';
import { Dialogs } from '../../components/Dialog';
import { Toasts } from '../../components/Toasts';
import { useLink } from '../../connection/link';
import { tick, watchTime } from '../../state/clock';
import type { WorkshopRecord } from '../../state/record-types';
import { deskText } from '../../text/desk';
import { agendaOf, currentOf, groupsOf, type Activity } from '../screen/model';
import { useGiver } from './Act';
import { Agenda } from './Agenda';
import { Current } from './Current';
import { Menu } from './Menu';
import { activityAfter, nextAction, type Step } from './next-action';
import { Room } from './Room';
import { Sheets, type SheetName } from './sheets';
import { useRested, useShortcuts } from './shortcuts';

export function DeskPage() {
  const { records, connection } = useLink();
  const workshop = records.single('workshop');
  const ending = connection.ending.value;
  const title = workshop?.title;
  useEffect(() => {
    if (title !== undefined) document.title = deskText.title(title);
  }, [title]);
  if (ending !== undefined) {
    const text = deskText.ending;
    return (
      <main class="desk-message">
        <h1>{text.title}</h1>
        <p>
          {ending === 'deleted' ? text.deleted : ending === 'bad-token' ? text.key : text.policy}
        </p>
      </main>
    );
  }
  if (workshop === undefined) {
    return (
      <main class="desk-message">
        <h1>{deskText.loading}</h1>
        <ConnectionBanner />
      </main>
    );
  }
  return <Desk workshop={workshop} />;
}

type Part = 'agenda' | 'current' | 'room';
const parts: readonly Part[] = ['agenda', 'current', 'room'];

function Desk({ workshop }: { workshop: WorkshopRecord }) {
  const { records } = useLink();
  const [part, setPart] = useState<Part>('current');
  const [sheet, setSheet] = useState<SheetName>();
  const search = useRef<HTMLDivElement>(null);
  const agenda = agendaOf(records);
  const activity = currentOf(records);
  const steering = useSteering(workshop, agenda, activity);
  const find = () => {
    setPart('room');
    // Once the column is there to be focused.
    requestAnimationFrame(() => search.current?.querySelector('input')?.focus());
  };
  useShortcuts({
    next: steering.press,
    others: {
      n: steering.goOn,
      t: steering.time,
      b: steering.blankScreen,
      p: () => setSheet('preview'),
      '/': find,
      '?': () => setSheet('shortcuts'),
    },
  });
  return (
    <div class="desk">
      <Menu
        workshop={workshop}
        blank={steering.blank}
        onBlank={steering.blankScreen}
        onOpen={setSheet}
      />
      <Notices workshop={workshop} />
      <nav class="desk-parts" aria-label={deskText.parts.label}>
        {parts.map((one) => (
          <button
            key={one}
            type="button"
            class="desk-part-button"
            aria-current={one === part ? 'true' : undefined}
            onClick={() => setPart(one)}
          >
            {deskText.parts[one]}
          </button>
        ))}
      </nav>
      {/* On a phone one column is seen at a time; there is a main part all the same. */}
      <main class={`desk-columns desk-shows-${part}`}>
        <section class="desk-column desk-agenda" aria-label={deskText.parts.agenda}>
          <AgendaColumn agenda={agenda} now={workshop.now} />
        </section>
        <section class="desk-column desk-current" aria-label={deskText.parts.current}>
          <Current
            workshop={workshop}
            agenda={agenda}
            activity={activity}
            next={steering.next}
            giver={steering.giver}
            onNext={steering.press}
          />
        </section>
        <section class="desk-column desk-room" aria-label={deskText.parts.room}>
          <Room workshop={workshop} activity={activity} search={search} />
        </section>
      </main>
      <Sheets open={sheet} workshop={workshop} onClose={() => setSheet(undefined)} />
      <Dialogs />
      <Toasts />
    </div>
  );
}

/** The agenda shows times that pass, so it alone is drawn again with the clock. */
function AgendaColumn({ agenda, now }: { agenda: readonly Activity[]; now: string | null }) {
  const { clock } = useLink();
  useEffect(() => watchTime(), []);
  const quarterMinute = Math.floor(tick.value / 60);
  const [time, setTime] = useState(clock.now());
  useEffect(() => setTime(clock.now()), [quarterMinute, clock, agenda.length, now]);
  return <Agenda activities={agenda} now={now} time={time} />;
}

function Notices({ workshop }: { workshop: WorkshopRecord }) {
  const { records } = useLink();
  const health = records.single('health');
  return (
    <div class="notices">
      {health?.storage === 'unavailable' && <Banner danger>{deskText.storage}</Banner>}
      {workshop.blanked && <Banner>{deskText.menu.blanked}</Banner>}
      {workshop.ended && <Banner>{deskText.menu.ended}</Banner>}
      <ConnectionBanner />
    </div>
  );
}

/** What the filled button and the single keys do. */
function useSteering(
  workshop: WorkshopRecord,
  agenda: readonly Activity[],
  activity: Activity | undefined,
) {
  const { records } = useLink();
  const giver = useGiver('next-action');
  const blank = useGiver('screen.blank');
  const timer = useGiver('timer-key');
  const steps: Step[] = agenda.map(({ id, record }) => ({ ...record, id }));
  const next = nextAction({
    ended: workshop.ended,
    agenda: steps,
    now: activity?.id ?? null,
    hasGroups: activity !== undefined && groupsOf(records, activity.id).length > 0,
    people: workshop.people,
  });
  const rested = useRested(next?.label);
  const press = () => {
    if (next === undefined || giver.pending || !rested()) return;
    const { method } = next;
    const undo = { message: deskText.menu.ended, by: { method, params: { on: false } } };
    void giver.give(
      { method, params: withSplit(next, activity) },
      next.confirm ? { ask: deskText.end, undo } : {},
    );
  };
  const goOn = () => {
    const following = activity
      ? activityAfter(steps, activity.id)
      : steps.find(({ state }) => state === 'draft');
    if (following) void giver.give({ method: 'agenda.go', params: { activity: following.id } });
  };
  const time = () => {
    if (activity === undefined || activity.record.state === 'closed') return;
    const running = activity.record.ends_at !== undefined;
    const method = running ? 'timer.extend' : 'timer.start';
    const minutes = running ? 1 : activity.record.minutes || 5;
    void timer.give({ method, params: { activity: activity.id, minutes } });
  };
  const blankScreen = () =>
    void blank.give({ method: 'screen.blank', params: { on: !workshop.blanked } });
  return { next, press, goOn, time, blank, blankScreen, giver };
}

/** A split made by the filled button is the one that was planned. */
function withSplit(
  { method, params }: { method: string; params: Readonly<Record<string, unknown>> },
  activity: Activity | undefined,
): Readonly<Record<string, unknown>> {
  if (method !== 'breakout.split' || activity === undefined) return params;
  const { groups, size } = activity.record;
  return groups === undefined ? { ...params, size: size ?? 5 } : { ...params, groups };
}
