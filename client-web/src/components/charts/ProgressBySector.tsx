/** Who has introduced themselves, of those who are in: one bar for each sector. */
import type { JSX } from 'preact';
import { chartText as text } from '../../text/charts';
import { ChartFrame } from './ChartFrame';
import { Bar } from './CommonGroundBar';
import { SectorMark } from '../SectorMark';
import type { IntroductionsProgress, Sector } from './records';
import { progressInWords } from './wording';
import './charts.css';

export interface ProgressBySectorProps {
  readonly progress: IntroductionsProgress;
  readonly sectors: readonly Sector[];
}

export function ProgressBySector({ progress, sectors }: ProgressBySectorProps): JSX.Element {
  const parts = sectors.map((sector, index) => ({
    sector,
    index,
    ...(progress.by_sector[sector.id] ?? { introduced: 0, people: 0 }),
  }));
  return (
    <ChartFrame
      kind="progress"
      title={text.progress.title}
      summary={progressInWords(progress, sectors)}
      table={{
        caption: text.progress.title,
        head: [text.progress.table.sector, text.progress.table.done, text.progress.table.of],
        rows: parts.map(({ sector, introduced, people }) => [sector.label, introduced, people]),
      }}
    >
      <ul class="ground-bars">
        {parts.map(({ sector, index, introduced, people }) => (
          <li key={sector.id} class="ground-bar">
            <span class="ground-name">
              <SectorMark index={index} /> <span class="ground-label">{sector.label}</span>
            </span>
            <Bar index={index} part={introduced} of={people} />
            <span class="ground-share">
              {people === 0 ? text.progress.nobody : text.progress.share(introduced, people)}
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
