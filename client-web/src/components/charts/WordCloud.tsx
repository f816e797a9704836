/** The words that people sent, each as large as the number of people who sent it. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { chartText as text } from '../../text/charts';
import { ChartFrame } from './ChartFrame';
import { layOutCloud, type PlacedWord } from './cloud';
import type { WordsRecord } from './records';
import { wordsInWords } from './wording';
import './charts.css';

export interface WordCloudProps {
  readonly record: WordsRecord;
  readonly title?: string;
  /** `tall` for a phone held upright. */
  readonly shape?: 'wide' | 'tall';
}

/** In heights of the smallest word: on a wall that is 3 in a hundred of its height, on a phone 14 px. */
const ROOMS = {
  wide: { width: 54, height: 18 },
  tall: { width: 22, height: 26 },
} as const;

/** The lowest a cloud may be drawn, so that a single word does not fill a wall. */
const HEIGHT_MIN = 9;

export function WordCloud({
  record,
  title = text.words.title,
  shape = 'wide',
}: WordCloudProps): JSX.Element {
  const shown = record.words.filter((word) => word.hidden !== true);
  const key = shown.map((word) => `${word.people} ${word.word}`).join('\n');
  const cloud = useMemo(() => layOutCloud(shown, ROOMS[shape]), [key, shape]);
  const height = Math.max(cloud.height, HEIGHT_MIN);
  const width = Math.max(cloud.width, (height * ROOMS[shape].width) / ROOMS[shape].height);
  const left = cloud.left - (width - cloud.width) / 2;
  const top = cloud.top - (height - cloud.height) / 2;
  return (
    <ChartFrame
      kind="words"
      title={title}
      summary={wordsInWords(record)}
      table={{
        caption: title,
        head: [text.words.table.word, text.words.table.people],
        rows: shown.map((word) => [word.word, word.people]),
      }}
    >
      {shown.length === 0 ? (
        <p class="words-none">{text.words.none}</p>
      ) : (
        <svg class="words-svg" viewBox={[left, top, width, height].map(round).join(' ')}>
          {cloud.words.map((word) => (
            <Word key={word.word} {...word} />
          ))}
        </svg>
      )}
      {cloud.more > 0 ? <p class="words-more">{text.words.more(cloud.more)}</p> : null}
    </ChartFrame>
  );
}

function Word({ word, people, x, y, size }: PlacedWord): JSX.Element {
  return (
    <text
      class={people > 1 ? 'words-word words-shared' : 'words-word'}
      x={round(x)}
      y={round(y + size * 0.33)}
      font-size={round(size)}
      text-anchor="middle"
    >
      {word}
    </text>
  );
}

const round = (length: number): number => Math.round(length * 1000) / 1000;
