// Everything of one's own in the order of the agenda, changeable where it is still open.

import type { ComponentChildren } from 'preact';
import { CommandNote } from '../../components/CommandNote';
import { EmptyState } from '../../components/EmptyState';
import { List } from '../../components/List';
import { useLink } from '../../connection/link';
import type { Records } from '../../state/records';
import type { ActivityRecord } from '../../state/record-types';
import { phoneText } from '../../text';
import { OwnIntroduction } from './activities/Introductions';
import { OwnNumbers } from './activities/Scores';
import { OwnWords } from './activities/Words';
import { inOrder } from './CurrentActivity';
import { OwnAim } from './OwnAim';
import { OwnIdea } from './OwnIdea';

const text = phoneText.said;

export function WhatISaid() {
  const { records } = useLink();
  const ended = records.single('workshop')?.ended ?? false;
  const parts = inOrder(records.all('activity'))
    .map(({ id, record }) => ({ id, record, said: said(records, id, record, ended) }))
    .filter(({ said }) => said !== null);
  return (
    <section class="stack" aria-labelledby="said-title">
      <h2 id="said-title">{text.title}</h2>
      <Refused />
      {parts.length === 0 && <EmptyState>{ended ? text.nothingEnded : text.nothing}</EmptyState>}
      {parts.map(({ id, record, said }) => (
        <section key={id} class="said-part stack-tight">
          <h3 class="soft">{record.title}</h3>
          {said}
        </section>
      ))}
    </section>
  );
}

/** What was not accepted, wherever it was given. */
function Refused() {
  const { outbox } = useLink();
  const refused = outbox.commands.value.filter((command) => command.state === 'refused');
  return (
    <List items={refused} keyOf={(command) => command.id}>
      {(command) => (
        <div class="stack-tight">
          {typeof command.params.text === 'string' && (
            <p class="own-text multiline">{command.params.text}</p>
          )}
          <CommandNote command={command} />
        </div>
      )}
    </List>
  );
}

function said(
  records: Records,
  id: string,
  activity: ActivityRecord,
  ended: boolean,
): ComponentChildren {
  const open = activity.state === 'open' && !ended;
  switch (activity.kind) {
    case 'introductions':
      return records.of('mine/introduction', id) ? (
        <OwnIntroduction activity={id} open={open} underHeading />
      ) : null;
    case 'aims': {
      const aims = records.all('mine/aim').filter(({ record }) => record.activity === id);
      const supported = records.of('mine/endorsed', id)?.aims.length ?? 0;
      if (aims.length + supported === 0) return null;
      return (
        <>
          <List items={aims} keyOf={(aim) => aim.key}>
            {(aim) => <OwnAim aim={aim} open={open} />}
          </List>
          {supported > 0 && <p class="soft number">{text.supported(supported)}</p>}
        </>
      );
    }
    case 'scores': {
      const scores = records.of('mine/scores', id)?.scores;
      return scores ? <OwnNumbers items={activity.items ?? []} own={scores} underHeading /> : null;
    }
    case 'board':
    case 'breakout': {
      const ideas = records.all('mine/idea').filter(({ record }) => record.activity === id);
      const dots = Object.values(records.of('mine/dots', id)?.dots ?? {});
      const given = dots.reduce((sum, each) => sum + each, 0);
      if (ideas.length + given === 0) return null;
      return (
        <>
          <List items={ideas} keyOf={(idea) => idea.key}>
            {(idea) => <OwnIdea idea={idea} open={open} withColumn />}
          </List>
          {given > 0 && <p class="soft number">{text.dots(given)}</p>}
        </>
      );
    }
    case 'words':
      return (records.of('mine/words', id)?.words.length ?? 0) > 0 ? (
        <OwnWords activity={id} count={activity.words ?? 3} open={open} underHeading />
      ) : null;
  }
}
