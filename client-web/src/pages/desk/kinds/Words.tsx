import { EmptyState } from '../../../components/EmptyState';
import { WordCloud } from '../../../components/charts/WordCloud';
import { useLink } from '../../../connection/link';
import { deskText } from '../../../text/desk';
import { noneOf } from '../../screen/model';
import { HideText } from '../HideText';
import { FirstOf } from '../More';
import type { AtDeskProps } from './registry';

export function WordsAtDesk({ activity }: AtDeskProps) {
  const { records } = useLink();
  const text = deskText.words;
  const words = records.of('words', activity.id);
  if (words === undefined || words.words.length === 0)
    return <EmptyState>{noneOf(activity, text)}</EmptyState>;
  return (
    <div class="stack">
      <WordCloud record={words} title={activity.record.title} />
      <h3>{text.list}</h3>
      <FirstOf items={words.words} keyOf={({ word }) => word} class="desk-list words-at-desk">
        {({ word, people, hidden }) => (
          <div class={hidden ? 'entry entry-hidden' : 'entry'}>
            <p class="entry-words">
              {word} <span class="soft number">{text.people(people)}</span>
              {hidden && <span class="entry-note"> {deskText.texts.hidden}</span>}
            </p>
            <HideText
              record={`words/${activity.id}`}
              word={word}
              hidden={hidden === true}
              label={text.hideLabel(word)}
            />
          </div>
        )}
      </FirstOf>
    </div>
  );
}
