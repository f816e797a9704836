// Eleven targets and "can't say" for one item: a radio group with one stop for the Tab key, in which
// the arrow keys move. A tap is sent at once, a key after a short pause, so that walking from 2 to 8
// gives one number and not seven. What was given is remembered on this device for the next round, since
// the server holds the numbers of the round that is on.

import { useEffect, useRef, useState } from 'preact/hooks';
import { CommandNote } from '../../components/CommandNote';
import { keep, kept } from '../../connection/kept';
import { useLink } from '../../connection/link';
import type { Labelled } from '../../state/record-types';
import { numbers, phoneText } from '../../text';

const text = phoneText.scores;
const keyPauseMs = 600;
const values: readonly (number | null)[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null];

interface ScoreItemProps {
  activity: string;
  item: Labelled;
  /** What counts now: a number, null for "can't say", undefined for nothing yet. */
  value: number | null | undefined;
  round: number;
}

/** Where a key leads from a place in the group; undefined for keys that do nothing here. */
export function placeAfterKey(key: string, place: number, places: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (place + 1) % places;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (place + places - 1) % places;
    case 'Home':
      return 0;
    case 'End':
      return places - 1;
    default:
      return undefined;
  }
}

export function ScoreItem({ activity, item, round, value }: ScoreItemProps) {
  const { outbox, workshop } = useLink();
  const memory = (of: number) => `cg/draft/${workshop}/given/${activity}/${item.id}/${of}`;
  const before = round > 1 ? (kept(memory(round - 1)) as number | null | undefined) : undefined;
  const about = `score/${activity}/${item.id}`;
  const command = outbox.about(about).value;
  const [byKey, setByKey] = useState<{ value: number | null } | undefined>(undefined);
  const targets = useRef<(HTMLButtonElement | null)[]>([]);
  const give = (next: number | null) => {
    setByKey(undefined);
    if (next === value && (!command || command.state === 'done')) return;
    keep(memory(round), next);
    outbox.send('score.cast', { activity, scores: { [item.id]: next } }, { about, replaces: true });
  };
  useKeyPause(byKey, give);

  const onItsWay = command && command.state !== 'refused' && command.state !== 'done';
  const sent = command?.params.scores as Record<string, number | null> | undefined;
  // A command just done may be ahead of its record.
  const given = command && command.state !== 'refused' ? sent?.[item.id] : value;
  const chosen = byKey ? byKey.value : given;
  const chosenPlace = chosen === undefined ? -1 : values.indexOf(chosen);
  const label = `score-${activity}-${item.id}`;
  return (
    <section class="score-item">
      <h2 id={label} class="score-label">
        {item.label}
      </h2>
      <div class="score-note small" role="status">
        {chosen !== undefined && !onItsWay && !byKey && command?.state !== 'refused' ? (
          <span class="counted">✓ {text.counted}</span>
        ) : (
          <CommandNote command={command} short />
        )}
      </div>
      {before !== undefined && (
        <p class="soft small score-before">
          {text.lastTime(before === null ? text.cantSayShort : numbers.number(before))}
        </p>
      )}
      <div
        class="score-targets"
        role="radiogroup"
        aria-labelledby={label}
        onKeyDown={(event) => {
          const at = targets.current.indexOf(event.target as HTMLButtonElement);
          const next = placeAfterKey(event.key, at, values.length);
          if (at < 0 || next === undefined) return;
          event.preventDefault();
          targets.current[next]?.focus();
          setByKey({ value: values[next] ?? null });
        }}
      >
        {values.map((each, place) => (
          <button
            key={place}
            type="button"
            role="radio"
            class={`score-target ${each === null ? 'score-cant-say' : ''}`}
            aria-checked={place === chosenPlace}
            tabIndex={place === Math.max(0, chosenPlace) ? 0 : -1}
            ref={(element) => {
              targets.current[place] = element;
            }}
            onClick={() => give(each)}
          >
            {each === null ? text.cantSay : numbers.number(each)}
          </button>
        ))}
      </div>
    </section>
  );
}

/** Gives what the keys chose after a pause, or when the item goes from the page before that. */
function useKeyPause(
  byKey: { value: number | null } | undefined,
  give: (value: number | null) => void,
): void {
  const latest = useRef(give);
  latest.current = give;
  const waiting = useRef<{ value: number | null } | undefined>(undefined);
  waiting.current = byKey;
  useEffect(() => {
    if (!byKey) return;
    const timer = setTimeout(() => latest.current(byKey.value), keyPauseMs);
    return () => clearTimeout(timer);
  }, [byKey]);
  useEffect(
    () => () => {
      if (waiting.current) latest.current(waiting.current.value);
    },
    [],
  );
}
