// A text of one's own: read, changed in place, withdrawn (with the way back), and the state of the
// commands about it. What is on its way is shown as it will be.

import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useLink } from '../../connection/link';
import type { Command } from '../../connection/outbox';
import { useOwnDraft } from './own-draft';
import { phoneText } from '../../text';
import { Button } from '../../components/Button';
import { CommandNote } from '../../components/CommandNote';
import { Field, textError } from '../../components/Field';

interface OwnTextProps {
  /** What commands about it are filed under; also names its draft. */
  about: string;
  text: string;
  label: string;
  most: number;
  editable: boolean;
  hidden?: boolean | undefined;
  onSave: (text: string) => void;
  onWithdraw?: () => void;
  /** Under the text: a column, a note. */
  children?: ComponentChildren;
}

const text = phoneText.own;

/** The text of a command that is on its way, if it carries one. */
function textOnItsWay(command: Command | undefined): string | undefined {
  if (!command || command.state === 'refused') return undefined;
  const { params } = command;
  return typeof params.text === 'string' ? params.text : undefined;
}

export function OwnText(props: OwnTextProps) {
  const { outbox } = useLink();
  const command = outbox.about(props.about).value;
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useOwnDraft(props.about);
  const [error, setError] = useState<string | undefined>(undefined);
  const field = useRef(`edit-${props.about.replace(/[^a-z0-9]/gi, '-')}`).current;

  const edit = (initial: string) => {
    setDraft(initial);
    setEditing(true);
    setTimeout(() => document.getElementById(field)?.focus());
  };
  const stop = () => {
    setEditing(false);
    setError(undefined);
    setDraft('');
  };
  const save = () => {
    const wrong = textError(props.label, draft, props.most);
    setError(wrong);
    if (wrong) {
      document.getElementById(field)?.focus();
      return;
    }
    if (draft.trim() !== props.text) props.onSave(draft.trim());
    stop();
  };

  if (props.editable && (editing || draft !== '')) {
    return (
      <div class="own stack-tight">
        <Field
          id={field}
          label={props.label}
          long
          value={draft}
          onInput={setDraft}
          most={props.most}
          error={error}
        />
        <div class="buttons">
          <Button kind="main" onPress={save}>
            {text.save}
          </Button>
          <Button onPress={stop}>{text.cancel}</Button>
        </div>
      </div>
    );
  }
  const shown = textOnItsWay(command) ?? props.text;
  return (
    <div class="own stack-tight">
      <p class="own-text multiline">{shown}</p>
      {props.children}
      {props.hidden && <p class="soft small">{text.hidden}</p>}
      <CommandNote
        command={command}
        {...(props.editable
          ? { onEdit: { label: text.putBack, run: (old: Command) => edit(textOf(old, shown)) } }
          : {})}
      />
      {props.editable && (
        <div class="buttons own-buttons">
          <Button kind="quiet" label={text.changeLabel(shown)} onPress={() => edit(shown)}>
            {text.edit}
          </Button>
          {props.onWithdraw && (
            <Button kind="quiet" label={text.withdrawLabel(shown)} onPress={props.onWithdraw}>
              {text.withdraw}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function textOf(command: Command, otherwise: string): string {
  const { text: sent } = command.params;
  return typeof sent === 'string' ? sent : otherwise;
}
