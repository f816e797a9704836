// An aim of one's own, where aims are posted and under "What I said".

import { offerUndo } from '../../components/Toasts';
import { useLink } from '../../connection/link';
import { limits } from '../../state/limits';
import type { Entry, FamilyRecords } from '../../state/record-types';
import { phoneText as text } from '../../text';
import { OwnText } from './OwnText';

interface OwnAimProps {
  aim: Entry<FamilyRecords['mine/aim']>;
  open: boolean;
}

export function OwnAim({ aim: { id, record }, open }: OwnAimProps) {
  const { outbox, records } = useLink();
  const shown = records.of('aim', id);
  const about = `aim/${id}`;
  if (isBeingWithdrawn(outbox.about(about).value?.method, outbox.about(about).value?.state)) {
    return null;
  }
  const withdraw = () => {
    outbox.send('aim.withdraw', { aim: id }, { about });
    offerUndo(text.own.withdrawn, () =>
      outbox.send(
        'aim.post',
        { activity: record.activity, text: record.text },
        { about: `aim.post/${record.activity}//${id}` },
      ),
    );
  };
  return (
    <OwnText
      about={about}
      text={record.text}
      label={text.aims.label}
      most={limits.aim}
      editable={open && !record.merged_into}
      hidden={record.hidden}
      onSave={(next) => outbox.send('aim.edit', { aim: id, text: next }, { about, replaces: true })}
      onWithdraw={withdraw}
    >
      {record.merged_into && <p class="soft small">{text.aims.merged}</p>}
      {typeof shown?.endorsed === 'number' && (
        <p class="soft small">{text.aims.by(shown.endorsed)}</p>
      )}
    </OwnText>
  );
}

/** From the press on, what is being withdrawn is no longer shown, unless the server refuses. */
export function isBeingWithdrawn(method: string | undefined, state: string | undefined): boolean {
  return method?.endsWith('.withdraw') === true && state !== 'refused';
}
