// What the room sees: the screen itself, drawn small from the desk's records, and a phone.

import { useEffect } from 'preact/hooks';
import { useLink } from '../../connection/link';
import { deskText } from '../../text/desk';
import { currentOf } from '../screen/model';
import { ScreenStage } from '../screen/ScreenStage';
import { later } from '../phone/later';
import { Sheet } from './Sheet';

const text = deskText.preview;

/** The phone's components come when they are asked for. */
const phonePreview = later<object>(() =>
  import('./PhonePreview').then((module) => module.PhonePreview),
);
/** What a picture of a phone takes from the browser; where it is missing, words say it. */
const canDraw = 'adoptedStyleSheets' in Document.prototype;

export function PreviewSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={text.title} onClose={onClose} close={text.close} wide>
      <div class="preview">
        <section aria-label={text.screen} class="preview-screen">
          <div class="screen preview-stage">
            <ScreenStage />
          </div>
        </section>
        <section aria-label={text.phone} class="preview-phone">
          <h2 class="visually-hidden">{text.phone}</h2>
          <Handset />
          <p class="soft small">{text.phoneNote}</p>
        </section>
      </div>
    </Sheet>
  );
}

function Handset() {
  useEffect(() => {
    if (canDraw) phonePreview.load();
  }, []);
  const Picture = phonePreview.part.value;
  return (
    <>
      <div class={Picture ? 'visually-hidden' : 'preview-words'}>
        <PhoneInWords />
      </div>
      {Picture && (
        <div class="preview-handset" role="group" aria-label={text.phoneScroll} tabIndex={0}>
          <Picture />
        </div>
      )}
    </>
  );
}

/** For those who cannot see the picture. */
function PhoneInWords() {
  const { records } = useLink();
  const current = currentOf(records);
  if (current === undefined) return <p>{text.phoneWaiting}</p>;
  const { title, prompt, state, kind } = current.record;
  return (
    <>
      <p class="soft small">{title}</p>
      <p>
        <b>{prompt}</b>
      </p>
      <p>{state === 'closed' ? text.phoneClosed : (text.phoneAsks[kind] ?? '')}</p>
    </>
  );
}
