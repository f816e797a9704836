import { WordCloud } from '../../../components/charts/WordCloud';
import { useLink } from '../../../connection/link';
import { screenText } from '../../../text/screen';
import { noneOf, wordsOf } from '../model';
import type { OnScreenProps } from './registry';

export function WordsOnScreen({ activity }: OnScreenProps) {
  const { records } = useLink();
  const words = wordsOf(records, activity.id);
  if (words === undefined || words.words.length === 0) {
    return <p class="stage-empty">{noneOf(activity, screenText.words)}</p>;
  }
  return <WordCloud record={words} title={activity.record.title} />;
}
