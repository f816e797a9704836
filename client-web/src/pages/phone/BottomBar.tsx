// One line at the bottom: the state of what I did, or the one next action.

import { useLink, type Link } from '../../connection/link';
import { endingsText, phoneText as text } from '../../text';
import { kindOf } from './activities';

export function BottomBar({ atMe }: { atMe: boolean }) {
  const link = useLink();
  const sentence = commandsSentence(link, atMe) ?? (atMe ? nowOn(link) : activitySentence(link));
  const refused = link.outbox.commands.value.some((command) => command.state === 'refused');
  const ended = link.records.single('workshop')?.ended === true;
  // The page above says that it is over.
  if (ended && sentence === undefined) return null;
  return (
    <footer class="phone-bottom">
      <p class="phone-status" role="status" aria-live="polite">
        {sentence}
      </p>
      {refused && !atMe && !ended && (
        <a class="button" href="#me">
          {text.status.see}
        </a>
      )}
      {atMe && (
        <a class="button button-main" href="#">
          {text.backToWorkshop}
        </a>
      )}
    </footer>
  );
}

/** What is on its way, kept or refused comes before what the activity has to say. */
function commandsSentence(
  { outbox, connection, records }: Link,
  atMe: boolean,
): string | undefined {
  const commands = outbox.commands.value;
  if (commands.some((command) => command.state === 'refused')) {
    const shownHere = atMe || records.single('workshop')?.ended === true;
    return shownHere ? text.status.refused : text.status.refusedElsewhere;
  }
  const open = commands.filter((command) => command.state !== 'done');
  if (open.length === 0) return undefined;
  return connection.lostSince.value === null ? text.status.sending : endingsText.kept(open.length);
}

/** Away from it, what the room is at. */
function nowOn({ records }: Link): string | undefined {
  const activity = records.of('activity', records.single('workshop')?.now);
  return activity && text.nowOn(activity.title);
}

function activitySentence({ records }: Link): string | undefined {
  const workshop = records.single('workshop');
  const activity = records.of('activity', workshop?.now);
  if (workshop?.ended) return undefined;
  if (!workshop || !activity || workshop.now === null) return text.waiting.nothingToDo;
  return kindOf(activity.kind)?.status(records, workshop.now, activity) ?? text.closed.plain;
}
