// How to come in, always there until joining is locked; beside it who is in, and the time left.

import { useSecondsLeft } from '../../components/Countdown';
import { isLoopback, LoopbackWarning } from '../../components/LoopbackWarning';
import { QrCode } from '../../components/QrCode';
import { SectorMark } from '../../components/SectorMark';
import type { WorkshopRecord } from '../../state/record-types';
import { common } from '../../text/common';
import { screenText } from '../../text/screen';
import { joinAddress, spacedCode } from './join-address';

interface StripProps {
  workshop: WorkshopRecord;
  endsAt: number | undefined;
}

export function JoinStrip({ workshop, endsAt }: StripProps) {
  const open = !workshop.locked && !workshop.ended;
  return (
    <footer class={open ? 'strip' : 'strip strip-small'}>
      {open && (
        <>
          {!isLoopback(workshop.join_url) && <QrCode address={workshop.join_url} />}
          <dl class="strip-join">
            <div>
              <dt>{screenText.join.at}</dt>
              <dd class="strip-address">{joinAddress(workshop)}</dd>
            </div>
            <div>
              <dt>{screenText.join.code}</dt>
              <dd class="strip-code">{spacedCode(workshop.code)}</dd>
            </div>
          </dl>
          <LoopbackWarning address={workshop.join_url} short />
        </>
      )}
      <PeopleIn workshop={workshop} />
      <TimeLeft endsAt={endsAt} />
    </footer>
  );
}

/** Sectors whose names have room in the strip. */
export const namedMost = 4;

export function PeopleIn({ workshop }: { workshop: WorkshopRecord }) {
  return (
    <div class={`people-in ${workshop.sectors.length > namedMost ? 'people-in-many' : ''}`}>
      <p class="people-in-all">{screenText.join.inSoFar(workshop.people)}</p>
      <ul class="people-in-sectors" aria-label={screenText.join.bySector}>
        {workshop.sectors.map((sector, index) => (
          <li key={sector.id}>
            <SectorMark index={index} />
            <span class="people-in-label">{sector.label}</span>
            <b>{workshop.by_sector[sector.id] ?? 0}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

function TimeLeft({ endsAt }: { endsAt: number | undefined }) {
  const seconds = useSecondsLeft(endsAt);
  if (seconds === undefined) return null;
  const over = seconds < 0;
  return (
    <p
      class={over ? 'time-left time-over' : 'time-left'}
      role="timer"
      aria-label={common.timeLeftInWords(seconds)}
    >
      <b>{common.timeLeft(Math.abs(seconds))}</b>
      <span>{over ? screenText.timeOver : screenText.timeLeft}</span>
    </p>
  );
}
