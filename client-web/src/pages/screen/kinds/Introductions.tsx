// A wall of cards that grows, the newest first.

import { useLink } from '../../../connection/link';
import { SectorMark } from '../../../components/SectorMark';
import { screenText } from '../../../text/screen';
import { introductionsOf, noneOf, sectorIndex } from '../model';
import { Paged } from '../Paged';
import type { OnScreenProps } from './registry';

export function IntroductionsOnScreen({ activity, workshop }: OnScreenProps) {
  const { records } = useLink();
  const entries = introductionsOf(records, activity.id);
  const progress = records.of('progress', activity.id);
  if (entries.length === 0)
    return <p class="stage-empty">{noneOf(activity, screenText.introductions)}</p>;
  const size =
    entries.length <= 4 ? 'wall-large' : entries.length <= 9 ? 'wall-middle' : 'wall-small';
  return (
    <Paged
      items={entries}
      keyOf={(entry) => entry.id}
      newest={entries[0]?.id ?? ''}
      total={progress?.introduced ?? 0}
      class={`wall ${size}`}
    >
      {({ record }) => (
        <article class="wall-card">
          <h2 class="wall-name">
            <SectorMark index={sectorIndex(workshop, record.sector)} />
            <span>{record.name}</span>
          </h2>
          {(record.role !== undefined || record.organisation !== undefined) && (
            <p class="wall-from">{[record.role, record.organisation].filter(Boolean).join(', ')}</p>
          )}
          <p class="wall-text">{record.text}</p>
        </article>
      )}
    </Paged>
  );
}
