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
import { SectorMark } from '../SectorMark';
import { PlacedShape } from './SectorShape';
import type { ScoreItem, ScoresRecord, Sector } from './records';
import { WithheldNote, withheldIn, type WithheldFigures } from './Withheld';
import { scoresInWords } from './wording';
import './charts.css';

export interface ScoresChartProps {
  readonly scores: ScoresRecord;
  readonly sectors: readonly Sector[];
  readonly title?: string;
}

/** Above this many items a wall has room for the marks only; the sectors are then named once for all. */
const ROOMY_ITEMS = 4;
const ROOMY_SECTORS = 5;

export function ScoresChart({
  scores,
  sectors,
  title = text.scores.title,
}: ScoresChartProps): JSX.Element | null {
  const items = scores.items ?? [];
  if (items.length === 0) return null;
  const withheld = withheldIn(
    items.flatMap((item) => (item.withheld === true ? [] : [item.sectors])),
  );
  const unchanged = items.filter((item) => changeIsWithheld(item)).length;
  const dense = items.length > ROOMY_ITEMS || (items.length > 2 && sectors.length > ROOMY_SECTORS);
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
          <ItemRow
            key={item.id}
            item={item}
            sectors={sectors}
            dense={dense}
            without={withheld.throughout}
            saysUnchanged={unchanged < items.length}
          />
        ))}
      </ul>
      <div class="scores-foot">
        {dense ? <SectorKey sectors={sectors} withheld={withheld} /> : null}
        <WithheldNote of={withheld} sectors={sectors} />
        {unchanged > 0 ? <p class="chart-withheld">{text.scores.changeWithheldNote}</p> : null}
      </div>
    </ChartFrame>
  );
}

interface RowProps {
  readonly item: ScoreItem;
  readonly sectors: readonly Sector[];
  readonly dense: boolean;
  /** Sectors that the note below names. */
  readonly without: ReadonlySet<string>;
  /** Whether an item says itself that its change is withheld, since others show theirs. */
  readonly saysUnchanged: boolean;
}

function ItemRow({ item, sectors, dense, without, saysUnchanged }: RowProps): JSX.Element {
  const empty = item.withheld === true || item.mean === null;
  const change = changeOf(item);
  return (
    <li class="scores-item">
      <div class="scores-words">
        <div class="scores-label">{item.label}</div>
        {change === null ? null : (
          <div class="scores-change">{text.scores.changeShort(change)}</div>
        )}
        {saysUnchanged && changeIsWithheld(item) ? (
          <div class="scores-change">{text.scores.changeWithheldShort}</div>
        ) : null}
      </div>
      <div class={item.mean === 10 ? 'scores-number scores-number-ten' : 'scores-number'}>
        {item.mean === null ? '\u2013' : decimal(item.mean)}
      </div>
      {empty ? (
        <p class="scores-nothing">
          {item.withheld === true ? text.withheldItem : text.nobodyScored}
        </p>
      ) : (
        <div class="scores-plot">
          <ItemPlot item={item} sectors={sectors} dense={dense} />
          {dense ? null : <ItemKey item={item} sectors={sectors} without={without} />}
        </div>
      )}
    </li>
  );
}

const LINE_GAP_EM = 0.25;

/** Room for an item's picture in em; dots give way when marks have to lie below one another. */
const ROOMY = { dots: 3.4, dotsLeast: 1.5, lanes: 2.85 } as const;
const DENSE = { dots: 1.7, dotsLeast: 1.1, lanes: 1.6 } as const;
const LANE_EM = MARK_EM + 0.15;

/** The drawing of one item. Across in per cent of its width, down in em: it fits any width without being measured. */
function ItemPlot({
  item,
  sectors,
  dense,
}: Pick<RowProps, 'item' | 'sectors' | 'dense'>): JSX.Element {
  const room = dense ? DENSE : ROOMY;
  const marks = intoLanes(
    item.sectors.flatMap((one) => {
      const mean = meanOf(one);
      return mean === null ? [] : [{ value: mean, of: one.id }];
    }),
  );
  const lanes = Math.max(1, laneCount(marks));
  const lane = Math.min(LANE_EM, room.lanes / lanes);
  const dotsHeight = Math.max(room.dotsLeast, room.dots - (lanes * lane - LANE_EM));
  const plot = layOutDots(item.histogram ?? [], dotsHeight);
  const line = plot.height + LINE_GAP_EM;
  const height = line + LINE_GAP_EM + lanes * lane + 0.1;
  return (
    <svg class="scores-svg" width="100%" height={em(height)} role="presentation">
      <Columns plot={plot} base={plot.height} />
      <line class="scores-line" x1={pc(0)} x2={pc(10)} y1={em(line)} y2={em(line)} />
      <End at={0} y={line} />
      <End at={10} y={line} />
      {item.equal_voice === null ? null : (
        <line
          class="scores-equal"
          x1={pc(item.equal_voice)}
          x2={pc(item.equal_voice)}
          y1={em(Math.max(0, line - 0.5))}
          y2={em(height)}
        />
      )}
      {marks.map(({ value, of, lane: place }) => (
        <PlacedShape
          key={of}
          index={sectors.findIndex((sector) => sector.id === of)}
          x={pc(value)}
          y={em(line + LINE_GAP_EM + (place + 0.5) * lane)}
          size={em((lane / LANE_EM) * MARK_EM)}
        />
      ))}
    </svg>
  );
}

/** The number at an end of the scale, outside of it: half a column is free there. */
function End({ at, y }: { readonly at: 0 | 10; readonly y: number }): JSX.Element {
  return (
    <svg x={pc(at)} y={em(y)} overflow="visible">
      <text
        class="scores-end"
        dx={at === 0 ? '-0.4em' : '0.4em'}
        dy="0.35em"
        text-anchor={at === 0 ? 'end' : 'start'}
      >
        {at}
      </text>
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
function ItemKey({
  item,
  sectors,
  without,
}: Pick<RowProps, 'item' | 'sectors' | 'without'>): JSX.Element {
  return (
    <ul class="chart-key">
      {sectors.map((sector, index) => {
        const part = item.sectors.find((one) => one.id === sector.id);
        return part === undefined || without.has(sector.id) ? null : (
          <li key={sector.id}>
            <SectorMark index={index} /> <span class="chart-key-label">{sector.label}</span>{' '}
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
    </ul>
  );
}

interface SectorKeyProps {
  readonly sectors: readonly Sector[];
  readonly withheld: WithheldFigures;
}

function SectorKey({ sectors, withheld }: SectorKeyProps): JSX.Element {
  return (
    <ul class="chart-key scores-key-of-all">
      {sectors.map((sector, index) =>
        withheld.throughout.has(sector.id) ? null : (
          <li key={sector.id}>
            <SectorMark index={index} /> <span class="chart-key-label">{sector.label}</span>
          </li>
        ),
      )}
      <li>
        <EqualTick /> <span class="chart-key-label">{text.scores.equalVoiceShort}</span>
      </li>
    </ul>
  );
}

function EqualTick(): JSX.Element {
  return (
    <svg class="chart-equal-tick" viewBox="0 0 2 10">
      <rect width="2" height="10" rx="1" />
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

const changeIsWithheld = (item: ScoreItem): boolean =>
  item.withheld !== true && item.change?.withheld === true;

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
