// How many have scored, large, while it runs; the results once they are revealed.

import { ScoresChart } from '../../../components/charts/ScoresChart';
import { useLink } from '../../../connection/link';
import { screenText } from '../../../text/screen';
import { scoresOf } from '../model';
import type { OnScreenProps } from './registry';

export function ScoresOnScreen({ activity, workshop }: OnScreenProps) {
  const { records } = useLink();
  const scores = scoresOf(records, activity);
  const text = screenText.scores;
  if (scores?.items !== undefined && scores.items.length > 0) {
    return (
      <div class="scores-results">
        <ScoresChart scores={scores} sectors={workshop.sectors} title={activity.record.title} />
      </div>
    );
  }
  return (
    <div class="scores-waiting">
      <p class="scores-voted">
        <b class="scores-count">
          {text.voted(scores?.voted ?? 0, scores?.eligible ?? workshop.people)}
        </b>{' '}
        <span>{text.haveScored}</span>
      </p>
      <ul class="scores-asked">
        {(activity.record.items ?? []).map((item) => (
          <li key={item.id}>{item.label}</li>
        ))}
      </ul>
      <p class="stage-hint">{activity.record.state === 'closed' ? text.closed : text.waiting}</p>
    </div>
  );
}
