// Scores: a number from 0 to 10 for each item, sent at the tap; then the results of the room.

import { LaterChart, scoresChart } from '../charts';
import { useLink } from '../../../connection/link';
import type { Labelled, ScoresRecord } from '../../../state/record-types';
import { numbers, phoneText } from '../../../text';
import { ScoreItem } from '../ScoreItem';
import type { ActivityProps, PhoneKind } from './kind';

const text = phoneText.scores;

/** One's own numbers of the round that is on; those of an earlier one do not count in it. */
export function ownScores(
  mine: { round: number; scores: Record<string, number | null> } | undefined,
  round: number,
): Record<string, number | null> {
  return mine?.round === round ? mine.scores : {};
}

function Scores({ id, activity, open }: ActivityProps) {
  const { records } = useLink();
  const results = records.of('scores', id);
  const round = activity.round ?? results?.round ?? 1;
  const now = ownScores(records.of('mine/scores', id), round);
  const items = activity.items ?? [];
  if (results?.items) return <Results results={results} items={items} own={now} />;
  return (
    <>
      {round > 1 && <p class="soft">{text.round(round)}</p>}
      {open ? (
        <div class="score-items">
          {items.map((item) => (
            <ScoreItem
              key={`${item.id}/${round}`}
              activity={id}
              item={item}
              round={round}
              value={now[item.id]}
            />
          ))}
        </div>
      ) : (
        <>
          <p>{text.closedBody}</p>
          <OwnNumbers items={items} own={now} />
        </>
      )}
      {results && <p class="soft number">{text.progress(results.voted, results.eligible)}</p>}
    </>
  );
}

interface ResultsProps {
  results: ScoresRecord;
  items: readonly Labelled[];
  own: Record<string, number | null>;
}

function Results({ results, items, own }: ResultsProps) {
  const { records } = useLink();
  const sectors = records.single('workshop')?.sectors ?? [];
  return (
    <>
      <LaterChart chart={scoresChart} props={{ scores: results, sectors }} />
      <OwnNumbers items={items} own={own} />
    </>
  );
}

interface OwnNumbersProps {
  items: readonly Labelled[];
  own: Record<string, number | null>;
  /** What is around it says already whose and what it is. */
  underHeading?: boolean;
}

export function OwnNumbers({ items, own, underHeading = false }: OwnNumbersProps) {
  if (Object.keys(own).length === 0) return <p class="soft">{text.gaveNone}</p>;
  return (
    <section class="stack-tight" aria-label={text.mine}>
      {!underHeading && <h2>{text.mine}</h2>}
      <dl class="own-numbers">
        {items.map((item) => {
          const value = own[item.id];
          return (
            <div key={item.id}>
              <dt>{item.label}</dt>
              <dd class="number">
                {value === undefined ? '–' : value === null ? text.cantSay : numbers.number(value)}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

export const scores: PhoneKind = {
  Activity: Scores,
  status(records, id, activity) {
    if (records.of('scores', id)?.items) return text.statusRevealed;
    if (activity.state !== 'open') return text.statusClosed;
    const now = ownScores(records.of('mine/scores', id), activity.round ?? 1);
    const left = (activity.items ?? []).filter((item) => now[item.id] === undefined).length;
    if (left === (activity.items ?? []).length) return text.statusOpen;
    return left === 0 ? text.statusAll : text.statusPart(left);
  },
};
