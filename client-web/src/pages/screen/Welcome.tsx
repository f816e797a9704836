// Before anything has begun: how to come in fills half the wall.

import { LoopbackWarning } from '../../components/LoopbackWarning';
import { QrCode } from '../../components/QrCode';
import type { WorkshopRecord } from '../../state/record-types';
import { screenText } from '../../text/screen';
import { joinAddress, spacedCode } from './join-address';
import { PeopleIn } from './JoinStrip';

/** Characters of an address that have room on one line in large type. */
const addressFits = 31;

export function Welcome({ workshop }: { workshop: WorkshopRecord }) {
  const text = screenText.join;
  const address = joinAddress(workshop);
  return (
    <div class={workshop.locked ? 'welcome welcome-locked' : 'welcome'}>
      <div class="welcome-words">
        <p class="welcome-greeting">{text.welcome}</p>
        <h1 class="welcome-title">{workshop.title}</h1>
        {workshop.locked ? (
          <p class="welcome-how">{text.locked}</p>
        ) : (
          <div class="welcome-how">
            <p>{text.how}</p>
            <p>
              {text.or}{' '}
              <b
                class={`welcome-address ${address.length > addressFits ? 'welcome-address-long' : ''}`}
              >
                {address}
              </b>
            </p>
            <p>{text.andEnter}</p>
            <p class="welcome-code">{spacedCode(workshop.code)}</p>
            <LoopbackWarning address={workshop.join_url} short />
          </div>
        )}
        <PeopleIn workshop={workshop} />
      </div>
      {!workshop.locked && <QrCode address={workshop.join_url} />}
    </div>
  );
}
