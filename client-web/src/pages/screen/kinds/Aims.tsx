// Aims by common ground, each with a bar per sector.

import { WithheldNote, withheldInAims } from '../../../components/charts/Withheld';
import { CommonGroundBar } from '../../../components/charts/CommonGroundBar';
import { useLink } from '../../../connection/link';
import { screenText } from '../../../text/screen';
import { aimsOf, noneOf } from '../model';
import { Paged } from '../Paged';
import type { OnScreenProps } from './registry';

export function AimsOnScreen({ activity, workshop }: OnScreenProps) {
  const { records } = useLink();
  const aims = aimsOf(records, activity.id);
  const progress = records.of('progress', activity.id);
  if (aims.length === 0) return <p class="stage-empty">{noneOf(activity, screenText.aims)}</p>;
  const withheld = withheldInAims(aims);
  const nothing = withheld.throughout.size === workshop.sectors.length;
  return (
    <Paged
      items={aims}
      keyOf={(aim) => aim.id}
      total={progress?.aims ?? 0}
      note={<WithheldNote of={withheld} sectors={workshop.sectors} />}
      class={`aims ${workshop.sectors.length > 4 ? 'aims-many' : ''} ${nothing ? 'aims-alone' : ''}`}
    >
      {({ record }) => (
        <article class="aim-row">
          <div class="aim-words">
            <p class="aim-text">{record.text}</p>
            {record.merged !== undefined && record.merged.length > 0 && (
              <p class="aim-merged">{screenText.aims.merged(record.merged.length)}</p>
            )}
          </div>
          <CommonGroundBar aim={record} sectors={workshop.sectors} without={withheld.throughout} />
        </article>
      )}
    </Paged>
  );
}
