// The desk: a conductor's stand. Agenda, what is on, the room; on a phone one of the three at a time.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Banner, ConnectionBanner } from '../../components/Banner';
import { Dialogs, type Question } from '../../components/Dialog';
import { Toasts } from '../../components/Toasts';
import { useLink } from '../../connection/link';
import { limits } from '../../protocol';
import { tick, watchTime } from '../../state/clock';
import type { WorkshopRecord } from '../../state/record-types';
import { deskText } from '../../text/desk';
import { agendaOf, currentOf, groupsOf, type Activity } from '../screen/model';
import { Act, useGiver } from './Act';
import { Agenda } from './Agenda';
import { Current } from './Current';
import { doorId, DoorNews } from './Door';
import { Menu } from './Menu';
import { activityAfter, nextAction, type NextAction, type Step } from './next-action';
import { Room } from './Room';
import { Sheets, type SheetName } from './sheets';
import { useRested, useShortcuts } from './shortcuts';
import { emptyGroups } from './split';

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
  const showDoor = () => {
    setPart('room');
    requestAnimationFrame(() => document.getElementById(doorId)?.focus());
  };
  const anytime = {
    p: () => setSheet('preview'),
    '/': find,
    '?': () => setSheet('shortcuts'),
  };
  const running = { n: steering.goOn, t: steering.time, b: steering.blankScreen };
  useShortcuts({
    next: steering.press,
    others: workshop.ended ? anytime : { ...running, ...anytime },
  });
  return (
    <div class="desk">
      <Menu
        workshop={workshop}
        blank={steering.blank}
        onBlank={steering.blankScreen}
        onOpen={setSheet}
        onDoor={showDoor}
      />
      {!workshop.ended && <DoorNews />}
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
          <AgendaColumn
            agenda={agenda}
            now={workshop.ended ? null : workshop.now}
            ended={workshop.ended}
          />
        </section>
        <section class="desk-column desk-current" aria-label={deskText.parts.current}>
          <Current
            workshop={workshop}
            agenda={agenda}
            activity={activity}
            next={steering.next}
            giver={steering.giver}
            tooEarly={steering.tooEarly}
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
function AgendaColumn({
  agenda,
  now,
  ended,
}: {
  agenda: readonly Activity[];
  now: string | null;
  ended: boolean;
}) {
  const { clock } = useLink();
  useEffect(() => watchTime(), []);
  const quarterMinute = Math.floor(tick.value / 60);
  const [time, setTime] = useState(clock.now());
  useEffect(() => setTime(clock.now()), [quarterMinute, clock, agenda.length, now]);
  return <Agenda activities={agenda} now={now} time={time} ended={ended} />;
}

function Notices({ workshop }: { workshop: WorkshopRecord }) {
  const { records } = useLink();
  const health = records.single('health');
  return (
    <div class="notices">
      {health?.storage === 'unavailable' && <Banner danger>{deskText.storage}</Banner>}
      {workshop.insecure_lan === true && <Banner>{deskText.insecureLan}</Banner>}
      {workshop.blanked && <Banner>{deskText.menu.blanked}</Banner>}
      {workshop.ended && (
        <Banner>
          {deskText.menu.ended}{' '}
          <Act method="workshop.end" about="workshop.end/off" params={{ on: false }}>
            {deskText.menu.reopen}
          </Act>
        </Banner>
      )}
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
  const { rested, tooEarly } = useRested(next?.label);
  const press = () => {
    if (next === undefined || giver.pending || !rested()) return;
    const { params, ask } = asPlanned(next, activity, workshop.people);
    // The banner that then says it is over has the way back.
    void giver.give({ method: next.method, params }, ask ? { ask } : {});
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
  return { next, press, tooEarly, goOn, time, blank, blankScreen, giver };
}

interface Planned {
  readonly params: Readonly<Record<string, unknown>>;
  /** Asked before. */
  readonly ask?: Question;
}

/** What the filled button gives: a split is the one that was planned, unless that would leave groups empty. */
function asPlanned(next: NextAction, activity: Activity | undefined, people: number): Planned {
  const { method, params } = next;
  if (method !== 'breakout.split' || activity === undefined)
    return next.confirm ? { params, ask: deskText.end } : { params };
  const { groups, size } = activity.record;
  if (groups === undefined)
    return { params: { ...params, size: size ?? limits.group_size_default } };
  const empty = emptyGroups(people, groups);
  if (empty === 0) return { params: { ...params, groups } };
  const text = deskText.breakout;
  const ask = {
    title: text.fewerTitle(people),
    body: `${text.forecast(people, groups, empty)} ${text.fewerBody}`,
    confirm: text.fewer(people),
  };
  return { params: { ...params, groups: people }, ask };
}
