// A link to hand to somebody: open it here, or copy it. Without a clipboard (plain HTTP has none) the
// address is selected, so that the keyboard or a long press copies it.

import { useId, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { landingText } from '../../text';

const text = landingText.workshop;

interface CopyableLinkProps {
  label: string;
  hint: string;
  url: string;
}

/** The DOM's types promise a clipboard everywhere; plain HTTP has none. */
function clipboard(): Clipboard | undefined {
  return (navigator as { clipboard?: Clipboard }).clipboard;
}

export function CopyableLink({ label, hint, url }: CopyableLinkProps) {
  const id = useId();
  const address = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      const board = clipboard();
      if (!board) throw new Error('no clipboard');
      await board.writeText(url);
      setSaid(text.copied);
    } catch {
      address.current?.focus();
      address.current?.select();
      setSaid(text.copyYourself);
    }
  };
  return (
    <div class="copyable">
      <label for={id} class="copyable-label">
        <strong>{label}</strong> <span class="soft small">{hint}</span>
      </label>
      <input id={id} class="field-control copyable-url" readOnly value={url} ref={address} />
      <div class="buttons">
        <Button label={text.copyLabel(label)} onPress={() => void copy()}>
          {text.copy}
        </Button>
        <a
          class="button"
          href={url}
          target="_blank"
          rel="noopener"
          aria-label={text.openLabel(label)}
        >
          {text.open}
        </a>
        <span class="soft small" role="status">
          {said}
        </span>
      </div>
    </div>
  );
}
