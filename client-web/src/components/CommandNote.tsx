// The state of one command beside what gave it: on its way, kept, or refused with its sentence and
// what can be done about it. Nothing once it is done.

import { useLink } from '../connection/link';
import type { Command } from '../connection/outbox';
import { common } from '../text/common';
import { Button } from './Button';

interface CommandNoteProps {
  command: Command | undefined;
  /** Refused: offered beside "Send again", for instance to put the text back into its field. */
  onEdit?: { label: string; run: (command: Command) => void };
  /** Little room: "Kept" rather than the whole sentence. */
  short?: boolean;
  /** What a done command says; nothing without. */
  done?: string;
}

export function CommandNote({ command, onEdit, done, short = false }: CommandNoteProps) {
  const { outbox, connection } = useLink();
  if (!command) return null;
  if (command.state === 'done') return done ? <span class="soft small">{done}</span> : null;
  if (command.state !== 'refused') {
    const away = connection.status.value !== 'ready';
    const kept = short ? common.command.waitingShort : common.command.waiting;
    return <span class="soft small">{away ? kept : common.command.sent}</span>;
  }
  return (
    <div class="command-refused stack-tight" role="alert">
      <p class="field-error">{command.refusal?.message}</p>
      <div class="buttons">
        {command.refusal?.retry && (
          <Button onPress={() => outbox.again(command.id)}>{common.command.again}</Button>
        )}
        {onEdit && (
          <Button
            onPress={() => {
              outbox.dismiss(command.id);
              onEdit.run(command);
            }}
          >
            {onEdit.label}
          </Button>
        )}
        <Button kind="quiet" onPress={() => outbox.dismiss(command.id)}>
          {common.dismiss}
        </Button>
      </div>
    </div>
  );
}
