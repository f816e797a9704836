// A sheet for the tables and the door: title, QR code, address and code, large, in black and white.

import { Button } from '../../components/Button';
import { LoopbackWarning } from '../../components/LoopbackWarning';
import { QrCode } from '../../components/QrCode';
import { common, landingText } from '../../text';
import { Trouble } from './Trouble';
import { useWorkshops } from './use-workshops';

const text = landingText.sheet;

/** The address as people type it: without what they need not type. */
function spoken(url: string): string {
  const { host } = new URL(url);
  return `${host}/join`;
}

export function QrSheet({ organiser, id }: { organiser: string; id: string }) {
  const fetched = useWorkshops(organiser);
  const workshop = fetched.value?.find((each) => each.id === id);
  return (
    <main class="sheet">
      <p class="sheet-controls buttons">
        <Button kind="main" onPress={() => print()} disabled={!workshop}>
          {text.print}
        </Button>
        <a class="button" href={`#workshop/${id}`}>
          {text.back}
        </a>
      </p>
      <Trouble of={fetched} />
      {workshop && <LoopbackWarning address={workshop.join_url} />}
      {workshop ? (
        <article class="sheet-page">
          <h1>{workshop.title}</h1>
          <p class="sheet-scan">{text.scan}</p>
          <QrCode address={workshop.join_url} />
          <p>{text.or}</p>
          <p class="sheet-address">{spoken(workshop.join_url)}</p>
          <p>{text.code}</p>
          <p class="sheet-code">{workshop.code}</p>
        </article>
      ) : (
        fetched.trouble === undefined && (
          <p class="soft">{fetched.value ? landingText.workshop.unknown : common.loading}</p>
        )
      )}
    </main>
  );
}
