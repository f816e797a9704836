// The way out, for those inside and for those who wait: a quiet button that asks first.

import { Button } from '../../components/Button';
import { CommandNote } from '../../components/CommandNote';
import { confirm } from '../../components/Dialog';
import { useLink } from '../../connection/link';

interface LeaveProps {
  text: { leave: string; leaveTitle: string; leaveBody: string; leaveConfirm: string };
  /** The server has let them go. */
  onLeft: () => void;
}

export function Leave({ text, onLeft }: LeaveProps) {
  const { outbox } = useLink();
  const about = 'leave';
  const command = outbox.about(about).value;
  const leave = async () => {
    const yes = await confirm({
      title: text.leaveTitle,
      body: text.leaveBody,
      confirm: text.leaveConfirm,
    });
    if (!yes) return;
    const answered = await outbox.sent('person.leave', {}, { about });
    if (answered.state === 'done') onLeft();
  };
  return (
    <section class="leave stack-tight">
      <Button kind="quiet" onPress={() => void leave()} pending={command?.state === 'sent'}>
        {text.leave}
      </Button>
      <CommandNote command={command} />
    </section>
  );
}
