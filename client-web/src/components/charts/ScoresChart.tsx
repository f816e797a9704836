/**
 * Scores of a round: for each item the number first, then everybody's answers as dots on 0 to 10, the sectors' means by
 * shape and colour under the line, and equal voice as a tick. Shows only what the record holds: a record before its
 * reveal has no items, and nothing is drawn.
 */
import type { JSX } from 'preact';
import { chartText as text, decimal, people, signed } from '../../text/charts';
import { ChartFrame, type ChartTable } from './ChartFrame';
import { layOutDots, percentOf, type DotPlot } from './dots';
import { intoLanes, laneCount, MARK_EM } from './lanes';
import { InlineShape, PlacedShape } from './SectorShape';
import type { ScoreItem, ScoresRecord, Sector } from './records';
import { scoresInWords } from './wording';
import './charts.css';

export interface ScoresChartProps {
  readonly scores: ScoresRecord;
  readonly sectors: readonly Sector[];
  readonly title?: string;
}

/** Above this many items a wall has room for the marks only; the sectors are then named once for all. */
const ROOMY_ITEMS = 4;

export function ScoresChart({
  scores,
  sectors,
  title = text.scores.title,
}: ScoresChartProps): JSX.Element | null {
  const items = scores.items ?? [];
  if (items.length === 0) return null;
  const dense = items.length > ROOMY_ITEMS;
  return (
    <ChartFrame
      kind="scores"
      title={title}
      summary={scoresInWords(scores, sectors)}
      table={scoresTable(items, sectors, title)}
    >
      <ul
        class={`scores-items scores-of-${Math.min(items.length, 10)} ${dense ? 'scores-dense' : 'scores-roomy'}`}
      >
        {items.map((item) => (
          <ItemRow key={item.id} item={item} sectors={sectors} dense={dense} />
        ))}
      </ul>
      {dense ? <SectorKey sectors={sectors} /> : null}
    </ChartFrame>
  );
}

interface RowProps {
  readonly item: ScoreItem;
  readonly sectors: readonly Sector[];
  readonly dense: boolean;
}

function ItemRow({ item, sectors, dense }: RowProps): JSX.Element {
  const empty = item.withheld === true || item.mean === null;
  return (
    <li class="scores-item">
      <div class="scores-label">{item.label}</div>
      <div class="scores-number">{item.mean === null ? '\u2013' : decimal(item.mean)}</div>
      {empty ? (
        <p class="scores-nothing">
          {item.withheld === true ? text.withheldItem : text.nobodyScored}
        </p>
      ) : (
        <div class="scores-plot">
          <ItemPlot item={item} sectors={sectors} dense={dense} />
          {dense ? null : <ItemKey item={item} sectors={sectors} />}
        </div>
      )}
    </li>
  );
}

const DOTS_EM = 3.4;
const DENSE_DOTS_EM = 1.7;

/** The drawing of one item. Across in per cent of its width, down in em: it fits any width without being measured. */
function ItemPlot({ item, sectors, dense }: RowProps): JSX.Element {
  const plot = layOutDots(item.histogram ?? [], dense ? DENSE_DOTS_EM : DOTS_EM);
  const marks = intoLanes(
    item.sectors.flatMap((one) => {
      const mean = meanOf(one);
      return mean === null ? [] : [{ value: mean, of: one.id }];
    }),
  );
  const line = plot.height + 0.25;
  const lanes = laneCount(marks);
  const height = line + 0.3 + Math.max(lanes, 1) * (MARK_EM + 0.15) + 0.2;
  return (
    <svg class="scores-svg" width="100%" height={em(height)} role="presentation">
      <Columns plot={plot} base={plot.height} />
      <line class="scores-line" x1={pc(0)} x2={pc(10)} y1={em(line)} y2={em(line)} />
      <text class="scores-end" x={pc(0)} y={em(line + 0.95)} text-anchor="middle">
        0
      </text>
      <text class="scores-end" x={pc(10)} y={em(line + 0.95)} text-anchor="middle">
        10
      </text>
      {item.equal_voice === null ? null : (
        <line
          class="scores-equal"
          x1={pc(item.equal_voice)}
          x2={pc(item.equal_voice)}
          y1={em(Math.max(0, line - 0.5))}
          y2={em(height)}
        />
      )}
      {marks.map(({ value, of, lane }) => (
        <PlacedShape
          key={of}
          index={sectors.findIndex((sector) => sector.id === of)}
          x={pc(value)}
          y={em(line + 0.25 + (lane + 0.5) * (MARK_EM + 0.15))}
          size={em(MARK_EM)}
        />
      ))}
    </svg>
  );
}

function Columns({ plot, base }: { readonly plot: DotPlot; readonly base: number }): JSX.Element {
  if (plot.bars.length > 0) {
    return (
      <g class="scores-bars">
        {plot.bars.map((height, value) => (
          <svg key={value} x={pc(value)} y={em(base - height)} overflow="visible">
            <rect x="-0.55em" width="1.1em" height={em(height)} rx="0.12em" />
          </svg>
        ))}
      </g>
    );
  }
  return (
    <g class="scores-dots">
      {plot.columns.map((dots, value) => (
        <svg key={value} x={pc(value)} y={em(base)} overflow="visible">
          {dots.map((dot, index) => (
            <circle key={index} cx={em(dot.x)} cy={em(-dot.y)} r={em(plot.pitch * 0.42)} />
          ))}
        </svg>
      ))}
    </g>
  );
}

/** The sectors of one item, each named beside its mark, and what else there is to say about the number. */
function ItemKey({ item, sectors }: Omit<RowProps, 'dense'>): JSX.Element {
  return (
    <ul class="chart-key">
      {sectors.map((sector, index) => {
        const part = item.sectors.find((one) => one.id === sector.id);
        return part === undefined ? null : (
          <li key={sector.id}>
            <InlineShape index={index} /> <span class="chart-key-label">{sector.label}</span>{' '}
            <KeyFigure cell={part} />
          </li>
        );
      })}
      {item.equal_voice === null ? null : (
        <li>
          <EqualTick /> <span class="chart-key-label">{text.scores.equalVoiceShort}</span>{' '}
          <b>{decimal(item.equal_voice)}</b>
        </li>
      )}
      {changeOf(item) === null ? null : (
        <li class="scores-change">{text.scores.changeShort(changeOf(item) ?? 0)}</li>
      )}
    </ul>
  );
}

function SectorKey({ sectors }: { readonly sectors: readonly Sector[] }): JSX.Element {
  return (
    <ul class="chart-key scores-key-of-all">
      {sectors.map((sector, index) => (
        <li key={sector.id}>
          <InlineShape index={index} /> <span class="chart-key-label">{sector.label}</span>
        </li>
      ))}
      <li>
        <EqualTick /> <span class="chart-key-label">{text.scores.equalVoiceShort}</span>
      </li>
    </ul>
  );
}

function EqualTick(): JSX.Element {
  return (
    <svg class="chart-inline-shape" width="0.4em" height="0.9em" viewBox="0 0 4 9">
      <line class="scores-equal" x1="2" x2="2" y1="0" y2="9" />
    </svg>
  );
}

function scoresTable(
  items: readonly ScoreItem[],
  sectors: readonly Sector[],
  caption: string,
): ChartTable {
  const words = text.scores.table;
  const changed = items.some((item) => item.withheld !== true && item.change !== undefined);
  const head: string[] = [words.item, words.all, words.people, words.equalVoice, words.cantSay];
  head.push(...sectors.map((sector) => sector.label), ...(changed ? [words.change] : []));
  const rows = items.map((item) => [
    item.label,
    orNotShown(item.mean),
    item.n === null ? text.withheldShort : people(item.n),
    orNotShown(item.equal_voice),
    item.cant_say ?? text.withheldShort,
    ...sectors.map((sector) => {
      const cell = item.sectors.find((one) => one.id === sector.id);
      return orNotShown(cell === undefined ? null : meanOf(cell));
    }),
    ...(changed ? [signedOrNot(changeOf(item))] : []),
  ]);
  return { caption, head, rows };
}

type Cell = ScoreItem['sectors'][number];

const meanOf = (cell: Cell): number | null => (cell.withheld === true ? null : cell.mean);

function changeOf(item: ScoreItem): number | null {
  if (item.withheld === true || item.change === undefined || item.change.withheld === true)
    return null;
  return item.change.mean;
}

/** A sector's mean; nothing said is a dash, which is not the same as not shown. */
function KeyFigure({ cell }: { readonly cell: Cell }): JSX.Element {
  if (cell.withheld === true) return <i>{text.withheldShort}</i>;
  return <b>{cell.mean === null ? '\u2013' : decimal(cell.mean)}</b>;
}

const signedOrNot = (by: number | null): string => (by === null ? text.withheldShort : signed(by));
const orNotShown = (mean: number | null): string =>
  mean === null ? text.withheldShort : decimal(mean);
const em = (length: number): string => `${round(length)}em`;
const pc = (value: number): string => `${round(percentOf(value))}%`;
const round = (length: number): number => Math.round(length * 1000) / 1000;
