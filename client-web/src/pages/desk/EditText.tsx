// A text in place, with its form behind "Edit".

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field, textError } from '../../components/Field';
import { deskText } from '../../text/desk';
import { Outcome, useGiver, type CommandOf } from './Act';

interface EditTextProps {
  label: string;
  value: string;
  most: number;
  about: string;
  command: (text: string) => CommandOf;
  /** What the button that opens the form says. */
  open?: string;
}

export function EditText({
  label,
  value,
  most,
  about,
  command,
  open = deskText.texts.edit,
}: EditTextProps) {
  const [draft, setDraft] = useState<string>();
  const [error, setError] = useState<string>();
  const giver = useGiver(about);
  if (draft === undefined) {
    return (
      <Button kind="quiet" onPress={() => setDraft(value)}>
        {open}
      </Button>
    );
  }
  const save = async () => {
    const wrong = textError(label, draft, most);
    setError(wrong);
    if (wrong === undefined && (await giver.give(command(draft)))) setDraft(undefined);
  };
  return (
    <form
      class="stack-tight edit-text"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={label}
        value={draft}
        onInput={setDraft}
        most={most}
        error={error}
        long
        rows={3}
      />
      <div class="buttons">
        <Button type="submit" pending={giver.pending}>
          {deskText.texts.save}
        </Button>
        <Button kind="quiet" onPress={() => setDraft(undefined)}>
          {deskText.texts.cancel}
        </Button>
      </div>
      <Outcome command={giver.command} />
    </form>
  );
}
