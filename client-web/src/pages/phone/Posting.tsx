// The box in which one of several texts is written, and under it the texts that are on their way.

import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { Button } from '../../components/Button';
import { CommandNote } from '../../components/CommandNote';
import { Field, textError } from '../../components/Field';
import { useLink } from '../../connection/link';
import { commandId } from '../../connection/command-id';
import type { Command } from '../../connection/outbox';
import { phoneText } from '../../text';
import { useOwnDraft } from './own-draft';

interface PostingProps {
  /** The command that posts, and what it says beside the text. */
  method: 'aim.post' | 'idea.post';
  params: Record<string, unknown> & { activity: string };
  /** Whether a command that is done can be seen as its record by now. */
  arrived: (result: Readonly<Record<string, unknown>>) => boolean;
  label: string;
  hint?: string;
  button: string;
  most: number;
  /** Lines that can be seen without scrolling in the box. */
  rows?: number;
  /** Names the draft, where an activity has more than one box. */
  box?: string;
  /** What else must be right before it can be posted; its sentence, if it is not. */
  missing?: () => string | undefined;
  children?: ComponentChildren;
}

export function Posting(props: PostingProps) {
  const { outbox } = useLink();
  const { activity } = props.params;
  const about = `${props.method}/${activity}/${props.box ?? ''}`;
  const field = `new-${about.replace(/[^a-z0-9]/gi, '-')}`;
  const [draft, setDraft] = useOwnDraft(about);
  const [error, setError] = useState<string | undefined>(undefined);

  const post = () => {
    const wrong = textError(props.label, draft, props.most) ?? props.missing?.();
    setError(wrong);
    if (wrong) {
      document.getElementById(field)?.focus();
      return;
    }
    // Each post is its own, also while another is on its way.
    outbox.send(
      props.method,
      { ...props.params, text: draft.trim() },
      { about: `${about}/${commandId()}` },
    );
    setDraft('');
  };

  const onTheirWay = outbox.commands.value.filter(
    (command) =>
      command.about.startsWith(`${about}/`) &&
      !(command.state === 'done' && (!command.result || props.arrived(command.result))),
  );
  return (
    <section class="posting stack">
      <Field
        id={field}
        label={props.label}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
        long
        value={draft}
        onInput={(value) => {
          setDraft(value);
          setError(undefined);
        }}
        most={props.most}
        rows={props.rows ?? 3}
        error={error}
      />
      {props.children}
      <Button kind="main" wide onPress={post}>
        {props.button}
      </Button>
      {onTheirWay.length > 0 && (
        <ul class="on-their-way stack-tight">
          {onTheirWay.map((command) => (
            <li key={command.id}>
              <PostOnItsWay command={command} onPutBack={setDraft} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface PostOnItsWayProps {
  command: Command;
  onPutBack: (text: string) => void;
}

function PostOnItsWay({ command, onPutBack }: PostOnItsWayProps) {
  const text = String(command.params.text);
  return (
    <div class="own own-on-its-way stack-tight">
      <p class="own-text multiline">{text}</p>
      <CommandNote
        command={command}
        onEdit={{ label: phoneText.own.putBack, run: () => onPutBack(text) }}
      />
    </div>
  );
}
