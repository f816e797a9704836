// Dots given to ideas, within a budget; what is on its way counts as given.

import { Button } from '../../components/Button';
import { CommandNote } from '../../components/CommandNote';
import { useLink } from '../../connection/link';
import { phoneText } from '../../text';

const text = phoneText.board;

export interface Dots {
  budget: number;
  left: number;
  mine: Readonly<Record<string, number>>;
}

export function useDots(activity: string, budget: number): Dots {
  const { records, outbox } = useLink();
  const recorded = records.of('mine/dots', activity)?.dots ?? {};
  const mine: Record<string, number> = { ...recorded };
  for (const command of outbox.commands.value) {
    const { idea, dots } = command.params;
    if (command.method !== 'idea.vote' || command.state === 'refused') continue;
    if (command.about !== `dots/${activity}/${String(idea)}`) continue;
    mine[String(idea)] = Number(dots);
  }
  const given = Object.values(mine).reduce((sum, dots) => sum + dots, 0);
  return { budget, left: Math.max(0, budget - given), mine };
}

interface DotsOnProps {
  id: string;
  text: string;
  /** All dots that the room sees on it. */
  given: number | null;
  dots: Dots;
  open: boolean;
}

export function DotsOn({ id, text: words, given, dots, open }: DotsOnProps) {
  const { records, outbox } = useLink();
  const activity = records.of('idea', id)?.activity ?? records.of('mine/idea', id)?.activity ?? '';
  if (dots.budget === 0) return null;
  const about = `dots/${activity}/${id}`;
  const command = outbox.about(about).value;
  const mine = dots.mine[id] ?? 0;
  const give = (next: number) =>
    outbox.send('idea.vote', { idea: id, dots: next }, { about, replaces: true });
  return (
    <div class="dots">
      <span class="dots-given number">
        {text.dots(given)} <span class="soft">({text.yours(mine)})</span>
      </span>
      {open && (
        <span class="dots-buttons">
          <Button label={text.fewer(words)} disabled={mine === 0} onPress={() => give(mine - 1)}>
            −
          </Button>
          <Button
            label={text.more(words)}
            disabled={dots.left === 0}
            onPress={() => give(mine + 1)}
          >
            +
          </Button>
        </span>
      )}
      {command?.state === 'refused' && <CommandNote command={command} />}
    </div>
  );
}
