// A button that gives a command, with what became of it right beside it: on its way, or refused with the reason and
// what to do about it.

import type { ComponentChildren } from 'preact';
import { Button } from '../../components/Button';
import { CommandNote } from '../../components/CommandNote';
import { confirm, type Question } from '../../components/Dialog';
import { offerUndo } from '../../components/Toasts';
import { useLink } from '../../connection/link';
import type { Command } from '../../connection/outbox';
import { deskText } from '../../text/desk';

export interface CommandOf {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface GiveOptions {
  /** Asked before it is given. */
  ask?: Question;
  /** Said once it is done, with the way back. */
  undo?: { message: string; by?: CommandOf };
}

export interface Giver {
  /** The newest command of this place. */
  readonly command: Command | undefined;
  readonly pending: boolean;
  /** Resolves with whether it was accepted. */
  give(command: CommandOf, options?: GiveOptions): Promise<boolean>;
}

/** A place on the page that gives commands; `about` names it, so that the answer comes back to it. */
export function useGiver(about: string): Giver {
  const { outbox } = useLink();
  const command = outbox.about(about).value;
  const give = async ({ method, params }: CommandOf, { ask, undo }: GiveOptions = {}) => {
    if (ask && !(await confirm(ask))) return false;
    const settled = await outbox.sent(method, { ...params }, { about });
    const done = settled.state === 'done';
    if (done && undo) {
      const { by } = undo;
      offerUndo(
        undo.message,
        by && (() => void outbox.send(by.method, { ...by.params }, { about })),
      );
    }
    return done;
  };
  return { command, pending: command?.state === 'waiting' || command?.state === 'sent', give };
}

/** What became of the last command of a place; nothing while all is well. */
export function Outcome({ command }: { command: Command | undefined }) {
  if (command?.state !== 'refused') return null;
  const advice = deskText.advice[command.refusal?.reason ?? ''];
  return (
    <div class="outcome">
      <CommandNote command={command} />
      {advice !== undefined && <p class="outcome-advice">{advice}</p>}
    </div>
  );
}

interface ActProps extends CommandOf, GiveOptions {
  children: ComponentChildren;
  /** By default method and first parameter. */
  about?: string;
  kind?: 'main' | 'plain' | 'quiet' | 'danger';
  label?: string;
  disabled?: boolean;
  pressed?: boolean;
  class?: string;
  onDone?: () => void;
}

export function Act(props: ActProps) {
  const { method, params, ask, undo, onDone } = props;
  const giver = useGiver(props.about ?? aboutOf({ method, params }));
  const { kind = 'plain', label, disabled = false, pressed } = props;
  const press = async () => {
    const done = await giver.give(
      { method, params },
      { ...(ask && { ask }), ...(undo && { undo }) },
    );
    if (done) onDone?.();
  };
  return (
    <span class="act">
      <Button
        kind={kind}
        pending={giver.pending}
        disabled={disabled}
        onPress={() => void press()}
        {...(label === undefined ? {} : { label })}
        {...(pressed === undefined ? {} : { pressed })}
        {...(props.class === undefined ? {} : { class: props.class })}
      >
        {props.children}
      </Button>
      <Outcome command={giver.command} />
    </span>
  );
}

export function aboutOf({ method, params }: CommandOf): string {
  const first = Object.values(params)[0];
  return typeof first === 'string' ? `${method}/${first}` : method;
}
