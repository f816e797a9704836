// The dialogs of the desk: how to join, transcript, clearing a rehearsal, the keyboard, the preview.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Choices } from '../../components/Choices';
import { Field, textError } from '../../components/Field';
import { LoopbackWarning } from '../../components/LoopbackWarning';
import { QrCode } from '../../components/QrCode';
import { offerUndo } from '../../components/Toasts';
import { plainCode } from '../../connection/credentials';
import { limits } from '../../protocol';
import type { WorkshopRecord } from '../../state/record-types';
import { deskText } from '../../text/desk';
import { spacedCode } from '../screen/join-address';
import { Outcome, useGiver } from './Act';
import { LinksSheet } from './LinksSheet';
import { PreviewSheet } from './PreviewSheet';
import { Sheet } from './Sheet';
import { setSingleKeys, singleKeys } from './shortcuts';
import { TranscriptButtons } from './TranscriptButtons';

export type SheetName =
  'join' | 'transcript' | 'title' | 'clear' | 'links' | 'shortcuts' | 'preview';

interface SheetsProps {
  open: SheetName | undefined;
  workshop: WorkshopRecord;
  onClose: () => void;
}

export function Sheets({ open, workshop, onClose }: SheetsProps) {
  switch (open) {
    case 'join':
      return <JoinSheet workshop={workshop} onClose={onClose} />;
    case 'transcript':
      return (
        <Sheet title={deskText.transcript.title} onClose={onClose}>
          <p>{deskText.transcript.body}</p>
          <TranscriptButtons />
        </Sheet>
      );
    case 'title':
      return <TitleSheet workshop={workshop} onClose={onClose} />;
    case 'clear':
      return <ClearSheet workshop={workshop} onClose={onClose} />;
    case 'links':
      return <LinksSheet origin={new URL(workshop.join_url).origin} onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsSheet onClose={onClose} />;
    case 'preview':
      return <PreviewSheet onClose={onClose} />;
    case undefined:
      return null;
  }
}

interface SheetBodyProps {
  workshop: WorkshopRecord;
  onClose: () => void;
}

function JoinSheet({ workshop, onClose }: SheetBodyProps) {
  const text = deskText.join;
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(workshop.join_url);
      setCopied(text.copied);
    } catch {
      // No clipboard over plain HTTP.
      const field = document.getElementById('join-address');
      if (field instanceof HTMLInputElement) field.select();
      setCopied(text.copyByHand);
    }
  };
  return (
    <Sheet title={text.title} onClose={onClose}>
      <LoopbackWarning address={workshop.join_url} />
      <div class="join-sheet">
        <QrCode address={workshop.join_url} />
        <div class="stack-tight">
          <p>
            {text.code} <b class="room-code">{spacedCode(workshop.code)}</b>
          </p>
          <label class="field-label" for="join-address">
            {text.address}
          </label>
          <input id="join-address" class="field-control" readOnly value={workshop.join_url} />
          <div class="buttons">
            <Button onPress={() => void copy()}>{text.copy}</Button>
            <span role="status">{copied}</span>
          </div>
          <p class="soft small">{text.others}</p>
        </div>
      </div>
    </Sheet>
  );
}

function TitleSheet({ workshop, onClose }: SheetBodyProps) {
  const text = deskText.rename;
  const [title, setTitle] = useState(workshop.title);
  const [error, setError] = useState<string>();
  const giver = useGiver('workshop.edit');
  const save = async () => {
    const wrong = textError(text.field, title, limits.title);
    setError(wrong);
    if (wrong !== undefined) return;
    if (await giver.give({ method: 'workshop.edit', params: { title } })) onClose();
  };
  return (
    <Sheet title={text.title} onClose={onClose} close={deskText.texts.cancel}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={text.field}
          value={title}
          onInput={setTitle}
          most={limits.title}
          error={error}
        />
        <div class="buttons">
          <Button type="submit" kind="main" pending={giver.pending}>
            {deskText.texts.save}
          </Button>
        </div>
        <Outcome command={giver.command} />
      </form>
    </Sheet>
  );
}

function ClearSheet({ workshop, onClose }: SheetBodyProps) {
  const text = deskText.clear;
  const [people, setPeople] = useState<'keep' | 'go'>('keep');
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const giver = useGiver('workshop.clear');
  const clear = async () => {
    const right = plainCode(typed) === workshop.code;
    setError(right ? undefined : text.mismatch);
    if (!right) return;
    if (!(await giver.give({ method: 'workshop.clear', params: { people: people === 'go' } })))
      return;
    offerUndo(text.done);
    onClose();
  };
  return (
    <Sheet title={text.title} onClose={onClose} close={deskText.texts.cancel}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void clear();
        }}
      >
        <p>{text.body}</p>
        <Choices
          legend={text.people}
          value={people}
          onChoose={setPeople}
          options={[
            { value: 'keep', label: text.keep, hint: text.keepHint },
            { value: 'go', label: text.go, hint: text.goHint },
          ]}
        />
        <Field
          label={text.type(spacedCode(workshop.code))}
          value={typed}
          onInput={setTyped}
          error={error}
          autocapitalize="characters"
        />
        <div class="buttons">
          <Button type="submit" kind="danger" pending={giver.pending}>
            {text.confirm}
          </Button>
        </div>
        <Outcome command={giver.command} />
      </form>
    </Sheet>
  );
}

function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const text = deskText.shortcuts;
  const on = singleKeys.value;
  return (
    <Sheet title={text.title} onClose={onClose}>
      <dl class="shortcuts">
        {text.keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <span role="status">{on ? text.on : text.off}</span>
        <Button onPress={() => setSingleKeys(!on)}>{on ? text.turnOff : text.turnOn}</Button>
      </div>
    </Sheet>
  );
}
