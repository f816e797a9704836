/** How far an aim is supported: one bar per sector, each against those who were asked in it. */
import type { JSX } from 'preact';
import { chartText as text } from '../../text/charts';
import { ChartFrame } from './ChartFrame';
import { SectorMark } from '../SectorMark';
import type { AimRecord, Sector, SectorShare, Withheld } from './records';
import { aimInWords } from './wording';
import './charts.css';

export interface CommonGroundBarProps {
  readonly aim: AimRecord;
  readonly sectors: readonly Sector[];
  /** Sectors of which a note beside the list says that they are not shown. */
  readonly without?: ReadonlySet<string>;
}

export function CommonGroundBar({ aim, sectors, without }: CommonGroundBarProps): JSX.Element {
  const shares = sectors.flatMap((sector, index) => {
    const share = aim.sectors.find((one) => one.id === sector.id);
    return share === undefined ? [] : [{ sector, index, share }];
  });
  return (
    <ChartFrame
      kind="ground"
      title={text.aims.title}
      summary={aimInWords(aim, sectors)}
      table={{
        caption: text.aims.title,
        head: [text.aims.table.sector, text.aims.table.endorsed, text.aims.table.asked],
        rows: shares.map(({ sector, share }) => [
          sector.label,
          isShown(share) ? share.endorsed : text.withheldShort,
          isShown(share) ? share.asked : text.withheldShort,
        ]),
      }}
    >
      <ul class="ground-bars">
        {shares
          .filter(({ sector }) => without?.has(sector.id) !== true)
          .map(({ sector, index, share }) => (
            <li key={sector.id} class="ground-bar">
              <span class="ground-name">
                <SectorMark index={index} /> <span class="ground-label">{sector.label}</span>
              </span>
              {isShown(share) ? (
                <>
                  <Bar index={index} part={share.endorsed} of={share.asked} />
                  <span class="ground-share">
                    {share.asked === 0
                      ? text.aims.nobody
                      : text.aims.share(share.endorsed, share.asked)}
                  </span>
                </>
              ) : (
                <i class="ground-withheld">{text.withheldShort}</i>
              )}
            </li>
          ))}
      </ul>
    </ChartFrame>
  );
}

const isShown = (share: SectorShare | Withheld): share is SectorShare => share.withheld !== true;

interface BarProps {
  readonly index: number;
  readonly part: number;
  readonly of: number;
}

/** A bar in a sector's colour that fills its track by `part` of `of`. */
export function Bar({ index, part, of }: BarProps): JSX.Element {
  const filled = of === 0 ? 0 : Math.min(100, (part / of) * 100);
  return (
    <svg class="chart-bar" width="100%" height="0.6em">
      <rect class="chart-track" width="100%" height="100%" rx="0.3em" />
      {filled === 0 ? null : (
        <rect class={`chart-sector-${index + 1}`} width={`${filled}%`} height="100%" rx="0.3em" />
      )}
    </svg>
  );
}
