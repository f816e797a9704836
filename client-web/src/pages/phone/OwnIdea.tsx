// An idea of one's own, on a board, in a group, and under "What I said".

import { offerUndo } from '../../components/Toasts';
import { useLink } from '../../connection/link';
import { limits } from '../../state/limits';
import type { Entry, FamilyRecords } from '../../state/record-types';
import { phoneText as text } from '../../text';
import { isBeingWithdrawn } from './OwnAim';
import { OwnText } from './OwnText';

interface OwnIdeaProps {
  idea: Entry<FamilyRecords['mine/idea']>;
  open: boolean;
  /** Where its column is not said by what is around it. */
  withColumn?: boolean;
}

export function OwnIdea({ idea: { id, record }, open, withColumn = false }: OwnIdeaProps) {
  const { outbox, records } = useLink();
  const activity = records.of('activity', record.activity);
  const column = activity?.columns?.find((each) => each.id === record.column);
  const about = `idea/${id}`;
  const command = outbox.about(about).value;
  if (isBeingWithdrawn(command?.method, command?.state)) return null;
  const withdraw = () => {
    outbox.send('idea.withdraw', { idea: id }, { about });
    const { activity: of, column: its, text: words, attribution } = record;
    offerUndo(text.own.withdrawn, () =>
      outbox.send(
        'idea.post',
        { activity: of, text: words, attribution, ...(its === undefined ? {} : { column: its }) },
        { about: `idea.post/${of}//${id}` },
      ),
    );
  };
  const shownAs = record.group === undefined ? text.board.attributions[record.attribution] : null;
  return (
    <OwnText
      about={about}
      text={record.text}
      label={text.board.label}
      most={limits.idea}
      editable={open}
      hidden={record.hidden}
      onSave={(next) =>
        outbox.send('idea.edit', { idea: id, text: next }, { about, replaces: true })
      }
      onWithdraw={withdraw}
    >
      <p class="soft small">
        {[withColumn ? column?.label : undefined, shownAs?.label].filter(Boolean).join(' · ')}
      </p>
    </OwnText>
  );
}
