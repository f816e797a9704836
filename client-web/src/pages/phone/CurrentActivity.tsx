// What is on now; or, when nothing is, what comes next. Never blank.

import { useEffect, useRef } from 'preact/hooks';
import { useLink } from '../../connection/link';
import type { ActivityRecord, Entry } from '../../state/record-types';
import { phoneText as text } from '../../text';
import { kindOf } from './activities';
import { WhatISaid } from './WhatISaid';

export function CurrentActivity() {
  const { records } = useLink();
  const workshop = records.single('workshop');
  useStartAtTop(workshop?.now);
  const activity = records.of('activity', workshop?.now);
  if (!workshop) return null;
  if (workshop.ended) return <Ended />;
  if (workshop.now === null || !activity) return <Waiting />;
  const kind = kindOf(activity.kind);
  const Activity = kind?.Activity;
  return (
    <article class="activity stack">
      {workshop.blanked && <p class="notice">{text.blanked}</p>}
      <Prompt activity={activity} />
      {Activity ? (
        <Activity
          key={workshop.now}
          id={workshop.now}
          activity={activity}
          open={activity.state === 'open'}
        />
      ) : (
        <p>{text.waiting.between}</p>
      )}
    </article>
  );
}

/** When something else comes on, it is read from its beginning: by eye, and by those who hear the page. */
function useStartAtTop(now: string | null | undefined): void {
  const shown = useRef(now);
  useEffect(() => {
    if (shown.current === now) return;
    shown.current = now;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
  }, [now]);
}

/** The prompt is the largest thing. */
function Prompt({ activity }: { activity: ActivityRecord }) {
  const prompt = activity.prompt || activity.title;
  return (
    <header class="stack-tight">
      {activity.prompt && <p class="activity-title">{activity.title}</p>}
      <h1 tabIndex={-1} class={prompt.length > 32 ? 'prompt prompt-long' : 'prompt'}>
        {prompt}
      </h1>
    </header>
  );
}

export function inOrder(
  activities: readonly Entry<ActivityRecord>[],
): readonly Entry<ActivityRecord>[] {
  return [...activities].sort((a, b) => a.record.order - b.record.order);
}

function Waiting() {
  const { records } = useLink();
  const workshop = records.single('workshop');
  const me = records.single('me');
  const agenda = inOrder(records.all('activity'));
  const begun = agenda.some(({ record }) => record.state !== 'draft');
  const next = agenda.find(({ record }) => record.state === 'draft');
  return (
    <div class="waiting stack">
      <h1 tabIndex={-1}>{text.waiting.hello(me?.name ?? '')}</h1>
      <p>{begun ? text.waiting.between : text.waiting.notStarted}</p>
      {workshop?.blanked && <p class="notice">{text.blanked}</p>}
      <p class="soft number">{text.here(workshop?.people ?? 0)}</p>
      {agenda.length > 0 && (
        <section class="stack-tight" aria-labelledby="agenda-title">
          <h2 id="agenda-title">{text.waiting.agenda}</h2>
          <ol class="list agenda">
            {agenda.map(({ key, id, record }) => (
              <li key={key} class={`agenda-${record.state}`}>
                <span class="agenda-name">{record.title}</span>
                {id === next?.id ? (
                  <span class="agenda-next">{text.waiting.next}</span>
                ) : (
                  record.state !== 'draft' && <span aria-hidden="true">✓</span>
                )}
                {record.minutes > 0 && (
                  <span class="soft small number">{text.waiting.minutes(record.minutes)}</span>
                )}
              </li>
            ))}
          </ol>
          {!next && <p class="soft">{text.waiting.doneAll}</p>}
        </section>
      )}
    </div>
  );
}

function Ended() {
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{text.ended.title}</h1>
      <p>{text.ended.body}</p>
      <p class="soft">{text.ended.below}</p>
      <WhatISaid />
    </div>
  );
}
