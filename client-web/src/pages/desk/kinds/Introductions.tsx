import { ProgressBySector } from '../../../components/charts/ProgressBySector';
import { EmptyState } from '../../../components/EmptyState';
import { SectorMark } from '../../../components/SectorMark';
import { useLink } from '../../../connection/link';
import { newestFirst } from '../../../state/order';
import { deskText } from '../../../text/desk';
import { noneOf, sectorIndex } from '../../screen/model';
import { HideText } from '../HideText';
import { useLongList } from '../long-list';
import { FirstOf } from '../More';
import type { AtDeskProps } from './registry';

export function IntroductionsAtDesk({ activity, workshop }: AtDeskProps) {
  const { records } = useLink();
  const text = deskText.introductions;
  const progress = records.of('progress', activity.id);
  const list = useLongList({
    family: 'introduction',
    activity: activity.id,
    total: progress?.introduced,
    label: deskText.lists.findIntroductions,
    wordsOf: ({ name, organisation, role, text: words }) =>
      [name, organisation, role, words].filter(Boolean).join(' '),
  });
  const entries = [...list.found].sort(newestFirst);
  return (
    <div class="stack">
      {progress?.by_sector && (
        <ProgressBySector
          sectors={workshop.sectors}
          progress={{
            introduced: progress.introduced ?? 0,
            people: progress.people ?? 0,
            by_sector: progress.by_sector,
          }}
        />
      )}
      {list.entries.length === 0 && <EmptyState>{noneOf(activity, text)}</EmptyState>}
      {list.head}
      <FirstOf foot={list.foot} items={entries} keyOf={({ id }) => id}>
        {({ key, record }) => (
          <div class={record.hidden ? 'entry entry-hidden' : 'entry'}>
            <div class="entry-words">
              <p>
                <SectorMark index={sectorIndex(workshop, record.sector)} /> <b>{record.name}</b>{' '}
                <span class="soft">
                  {[record.role, record.organisation].filter(Boolean).join(', ')}
                </span>
              </p>
              <p class="multiline">{record.text}</p>
              {record.hidden && <p class="entry-note">{deskText.texts.hidden}</p>}
            </div>
            <HideText
              record={key}
              hidden={record.hidden === true}
              label={text.hideLabel(record.name)}
            />
          </div>
        )}
      </FirstOf>
    </div>
  );
}
