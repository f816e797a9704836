// One line beside the title: how far the room is with what is on.

import { SectorMark } from '../../components/SectorMark';
import { useLink } from '../../connection/link';
import type { WorkshopRecord } from '../../state/record-types';
import { screenText } from '../../text/screen';
import { namedMost } from './JoinStrip';
import { groupsOf, reportOf, scoresOf, type Activity } from './model';

interface ProgressProps {
  activity: Activity;
  workshop: WorkshopRecord;
}

export function Progress(props: ProgressProps) {
  const words = useProgressWords(props);
  if (words === undefined) return null;
  return <p class="stage-progress">{words}</p>;
}

function useProgressWords({ activity }: ProgressProps): string | undefined {
  const { records } = useLink();
  const progress = records.of('progress', activity.id);
  switch (activity.record.kind) {
    case 'introductions':
      return screenText.introductions.introduced(progress?.introduced ?? 0, progress?.people ?? 0);
    case 'aims':
      return progress?.aims ? screenText.aims.count(progress.aims) : undefined;
    case 'scores': {
      const scores = scoresOf(records, activity);
      if (scores?.items === undefined) return undefined;
      const round = scores.round > 1 ? `${screenText.scores.round(scores.round)}, ` : '';
      return `${round}${screenText.scores.voted(scores.voted, scores.eligible)} ${screenText.scores.haveScored}`;
    }
    case 'board':
      return progress?.ideas ? screenText.board.ideas(progress.ideas) : undefined;
    case 'breakout': {
      const groups = groupsOf(records, activity.id);
      const reported = groups.filter(({ record }) => reportOf(record) !== undefined).length;
      if (reported > 0) return screenText.breakout.reported(reported, groups.length);
      return progress?.ideas ? screenText.breakout.ideas(progress.ideas) : undefined;
    }
    case 'words':
      return progress?.people ? screenText.words.from(progress.people) : undefined;
  }
}

/** Introductions by sector; for aims the names of the marks, where the strip has no room for them. */
export function BySector({ activity, workshop }: ProgressProps) {
  const { records } = useLink();
  const { kind } = activity.record;
  const introduced = records.of('progress', activity.id)?.by_sector;
  const counts = kind === 'introductions' ? introduced : undefined;
  const names = kind === 'aims' && workshop.sectors.length > namedMost;
  if (counts === undefined && !names) return null;
  return (
    <ul class="stage-sectors">
      {workshop.sectors.map((sector, index) => {
        const part = counts?.[sector.id];
        return !names && (part === undefined || part.people === 0) ? null : (
          <li key={sector.id}>
            <SectorMark index={index} /> <span class="stage-sector-label">{sector.label}</span>{' '}
            {part && <b>{screenText.scores.voted(part.introduced, part.people)}</b>}
          </li>
        );
      })}
    </ul>
  );
}
