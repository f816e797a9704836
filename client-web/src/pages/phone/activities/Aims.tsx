// Aims: post what you want, support what others want; ordered by common ground.

import { useComputed } from '@preact/signals';
import { List } from '../../../components/List';
import { Button } from '../../../components/Button';
import { CommandNote } from '../../../components/CommandNote';
import { SectorName } from '../../../components/SectorMark';
import { useLink } from '../../../connection/link';
import { limits } from '../../../state/limits';
import { byCommonGround } from '../../../state/order';
import { usePagedList } from '../../../state/pages';
import type { AimRecord, Entry, Labelled } from '../../../state/record-types';
import { phoneText } from '../../../text';
import { OwnAim } from '../OwnAim';
import { Posting } from '../Posting';
import type { ActivityProps, PhoneKind } from './kind';

const text = phoneText.aims;
const none: readonly Labelled[] = [];

function Aims({ id, open }: ActivityProps) {
  const { records } = useLink();
  const progress = records.of('progress', id);
  const sectors = useComputed(() => records.single('workshop')?.sectors ?? none).value;
  const mine = records.all('mine/aim').filter(({ record }) => record.activity === id);
  const own = new Set(mine.map((aim) => aim.id));
  const { entries, more, pending } = usePagedList('aim', id, progress?.aims);
  const others = entries.filter((aim) => !own.has(aim.id) && !aim.record.merged_into);
  return (
    <>
      {open && (
        <Posting
          method="aim.post"
          params={{ activity: id }}
          arrived={({ aim }) => records.of('mine/aim', String(aim)) !== undefined}
          label={text.label}
          hint={text.hint}
          button={text.post}
          most={limits.aim}
        />
      )}
      {mine.length > 0 && (
        <section class="stack-tight" aria-labelledby="own-aims">
          <h2 id="own-aims">{text.mine}</h2>
          <List items={mine} keyOf={(aim) => aim.key}>
            {(aim) => <OwnAim aim={aim} open={open} />}
          </List>
        </section>
      )}
      <section class="stack-tight" aria-labelledby="others-aims">
        <h2 id="others-aims">{text.others}</h2>
        {entries.some(({ record }) => record.endorsed === null) && (
          <p class="soft small">{text.supportWithheld}</p>
        )}
        <List
          items={[...others].sort(byCommonGround)}
          keyOf={(aim) => aim.key}
          empty={open ? text.empty : text.emptyClosed}
          onMore={more}
          morePending={pending}
          given={[sectors, open]}
        >
          {(aim) => <OthersAim aim={aim} sectors={sectors} open={open} />}
        </List>
      </section>
    </>
  );
}

interface OthersAimProps {
  aim: Entry<AimRecord>;
  sectors: readonly Labelled[];
  open: boolean;
}

/** Of hundreds: reads what concerns itself alone, so that one support does not render them all again. */
function OthersAim({ aim: { id, record }, sectors, open }: OthersAimProps) {
  const { records, outbox } = useLink();
  const recorded = useComputed(
    () => records.of('mine/endorsed', record.activity)?.aims.includes(id) ?? false,
  ).value;
  const about = `endorse/${id}`;
  const command = outbox.about(about).value;
  const on = command && command.state !== 'refused' ? command.params.on === true : recorded;
  return (
    <article class="said stack-tight">
      {record.merged && <p class="soft small">{text.shared(record.merged.length)}</p>}
      <p class="said-text multiline">{record.text}</p>
      {record.by !== undefined && (
        <p class="soft small">
          {record.by} · <SectorName sectors={sectors} id={record.sector} />
        </p>
      )}
      {record.endorsed !== null && <p class="soft small number">{text.by(record.endorsed)}</p>}
      {open ? (
        <Button
          class="toggle"
          pressed={on}
          label={(on ? text.endorsedLabel : text.endorseLabel)(record.text)}
          onPress={() =>
            outbox.send('aim.endorse', { aim: id, on: !on }, { about, replaces: true })
          }
        >
          <span aria-hidden="true">{on ? '✓ ' : '+ '}</span>
          {on ? text.endorsed : text.endorse}
        </Button>
      ) : (
        on && <p class="small">✓ {text.endorsed}</p>
      )}
      {command?.state === 'refused' && <CommandNote command={command} />}
    </article>
  );
}

export const aims: PhoneKind = {
  Activity: Aims,
  status(records, id, activity) {
    if (activity.state !== 'open') return text.statusClosed;
    const own = records.all('mine/aim').filter(({ record }) => record.activity === id).length;
    const supported = records.of('mine/endorsed', id)?.aims.length ?? 0;
    return own + supported > 0 ? text.statusDone(own) : text.statusOpen;
  },
};
