/** The agenda as it was planned (outlined) and as it went (filled), on one line of time. */
import type { JSX } from 'preact';
import { chartText as text } from '../../text/charts';
import { ChartFrame } from './ChartFrame';
import type { TimelineActivity } from './records';
import { timelineOf, type Timeline, type TimelineRow } from './timeline';
import './charts.css';

export interface TimelineOfAgendaProps {
  readonly activities: readonly TimelineActivity[];
  /** The server's time in milliseconds since 1970 UTC. */
  readonly now: number;
}

export function TimelineOfAgenda({ activities, now }: TimelineOfAgendaProps): JSX.Element {
  const timeline = timelineOf(activities, now);
  return (
    <ChartFrame
      kind="timeline"
      title={text.timeline.title}
      summary={timelineInWords(timeline)}
      table={{
        caption: text.timeline.title,
        head: [
          text.timeline.table.activity,
          text.timeline.table.planned,
          text.timeline.table.actual,
        ],
        rows: timeline.rows.map((row) => [
          row.title,
          text.timeline.minutes(row.minutes),
          row.took === undefined ? '\u2013' : text.timeline.minutes(row.took),
        ]),
      }}
    >
      {timeline.rows.length === 0 ? <p>{text.timeline.empty}</p> : null}
      <ul class="timeline-rows">
        {timeline.rows.map((row) => (
          <li key={row.id}>
            <span class="timeline-title">{row.title}</span>
            <Row row={row} length={timeline.length} />
            <span class="timeline-took">
              {row.took === undefined
                ? text.timeline.minutes(row.minutes)
                : text.timeline.minutes(row.took)}
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

function Row({ row, length }: { readonly row: TimelineRow; readonly length: number }): JSX.Element {
  const at = (minutes: number): string => `${Math.round((minutes / length) * 10000) / 100}%`;
  return (
    <svg class="chart-bar timeline-bar" width="100%" height="1.1em">
      <rect
        class="timeline-planned"
        x={at(row.plannedFrom)}
        width={at(row.plannedTo - row.plannedFrom)}
        y="0.05em"
        height="1em"
        rx="0.2em"
      />
      {row.actualFrom === undefined || row.actualTo === undefined ? null : (
        <rect
          class={row.running ? 'timeline-actual timeline-running' : 'timeline-actual'}
          x={at(row.actualFrom)}
          width={at(Math.max(row.actualTo - row.actualFrom, length / 200))}
          y="0.3em"
          height="0.5em"
          rx="0.2em"
        />
      )}
    </svg>
  );
}

export function timelineInWords({ rows }: Timeline): string {
  const words = text.timeline;
  if (rows.length === 0) return words.empty;
  return rows
    .map((row) => {
      if (row.took === undefined) return words.planned(row.title, row.minutes);
      return (row.running ? words.running : words.took)(row.title, row.minutes, row.took);
    })
    .join('; ');
}
