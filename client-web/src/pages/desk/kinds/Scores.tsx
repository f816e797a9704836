import { ScoresChart } from '../../../components/charts/ScoresChart';
import { useLink } from '../../../connection/link';
import { deskText } from '../../../text/desk';
import type { AtDeskProps } from './registry';

/** How many have scored while it runs; after a peek or the reveal what they gave, and who can see it. */
export function ScoresAtDesk({ activity, workshop }: AtDeskProps) {
  const { records } = useLink();
  const text = deskText.scores;
  const scores = records.of('scores', activity.id);
  const shown = scores?.items !== undefined;
  return (
    <div class="stack">
      <p class="scores-at-desk">
        <b class="number">{text.voted(scores?.voted ?? 0, scores?.eligible ?? workshop.people)}</b>
        {(scores?.round ?? 1) > 1 && <span class="soft"> {text.round(scores?.round ?? 1)}</span>}
      </p>
      {!shown && (
        <>
          <ul class="plain-list">
            {(activity.record.items ?? []).map((item) => (
              <li key={item.id}>{item.label}</li>
            ))}
          </ul>
          <p class="soft">{text.secret}</p>
        </>
      )}
      {shown && (
        <>
          <p class={activity.record.revealed ? 'soft' : 'desk-only'}>
            {activity.record.revealed ? text.shown : text.deskOnly}
          </p>
          <ScoresChart scores={scores} sectors={workshop.sectors} title={activity.record.title} />
        </>
      )}
    </div>
  );
}
