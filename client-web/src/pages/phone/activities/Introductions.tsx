// Introductions: say who you are; the wall of those who have, below.

import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button';
import { Field, textError } from '../../../components/Field';
import { List } from '../../../components/List';
import { SectorName } from '../../../components/SectorMark';
import { offerUndo } from '../../../components/Toasts';
import { useLink } from '../../../connection/link';
import { limits } from '../../../state/limits';
import { usePagedList } from '../../../state/pages';
import type { Entry, IntroductionRecord } from '../../../state/record-types';
import { phoneText } from '../../../text';
import { isBeingWithdrawn } from '../OwnAim';
import { OwnText } from '../OwnText';
import { useOwnDraft } from '../own-draft';
import type { ActivityProps, PhoneKind } from './kind';

const text = phoneText.introductions;

function Introductions({ id, open }: ActivityProps) {
  return (
    <>
      <OwnIntroduction activity={id} open={open} />
      <Wall id={id} open={open} />
    </>
  );
}

interface OwnIntroductionProps {
  activity: string;
  open: boolean;
  /** What is around it says already whose and what it is. */
  underHeading?: boolean;
}

/** Written, on its way, or there: one's own introduction of an activity. */
export function OwnIntroduction({ activity, open, underHeading = false }: OwnIntroductionProps) {
  const { records, outbox } = useLink();
  const mine = records.of('mine/introduction', activity);
  const about = `introduction/${activity}`;
  const command = outbox.about(about).value;
  const withdrawing = isBeingWithdrawn(command?.method, command?.state);
  const onItsWay = command?.method === 'introduction.post' ? command : undefined;
  const post = (next: string) =>
    outbox.send('introduction.post', { activity, text: next }, { about, replaces: true });

  if ((!mine && !onItsWay) || withdrawing) {
    return open ? <Compose activity={activity} onPost={post} /> : null;
  }
  const current = mine?.text ?? (onItsWay?.params.text as string | undefined) ?? '';
  return (
    <section class="stack-tight">
      {!underHeading && <h2>{text.mine}</h2>}
      <OwnText
        about={about}
        text={current}
        label={text.label}
        most={limits.introduction}
        editable={open}
        hidden={mine?.hidden}
        onSave={post}
        onWithdraw={() => {
          outbox.send('introduction.withdraw', { activity }, { about, replaces: true });
          offerUndo(phoneText.own.withdrawn, () => post(current));
        }}
      />
    </section>
  );
}

function Compose({ activity, onPost }: { activity: string; onPost: (text: string) => void }) {
  const [draft, setDraft] = useOwnDraft(`introduction-new/${activity}`);
  const [error, setError] = useState<string | undefined>(undefined);
  const field = `introduction-${activity}`;
  const submit = () => {
    const wrong = textError(text.label, draft, limits.introduction);
    setError(wrong);
    if (wrong) {
      document.getElementById(field)?.focus();
      return;
    }
    onPost(draft.trim());
    setDraft('');
  };
  return (
    <section class="posting stack">
      <Field
        id={field}
        label={text.label}
        hint={text.hint}
        long
        rows={4}
        value={draft}
        onInput={(value) => {
          setDraft(value);
          setError(undefined);
        }}
        most={limits.introduction}
        error={error}
      />
      <Button kind="main" wide onPress={submit}>
        {text.post}
      </Button>
    </section>
  );
}

function Wall({ id, open }: { id: string; open: boolean }) {
  const { records } = useLink();
  const progress = records.of('progress', id);
  const { entries, more, pending } = usePagedList('introduction', id, progress?.introduced);
  const newestFirst = [...entries].sort((a, b) => b.record.at - a.record.at);
  return (
    <section class="stack-tight" aria-labelledby="wall-title">
      <h2 id="wall-title">{text.wall}</h2>
      {progress?.introduced !== undefined && (
        <p class="soft number">{text.progress(progress.introduced, progress.people ?? 0)}</p>
      )}
      <List
        items={newestFirst}
        keyOf={(entry) => entry.key}
        empty={open ? text.empty : text.emptyClosed}
        onMore={more}
        morePending={pending}
        given={[]}
      >
        {(entry) => <Introduction entry={entry} />}
      </List>
    </section>
  );
}

function Introduction({ entry: { record } }: { entry: Entry<IntroductionRecord> }) {
  const { records } = useLink();
  const from = [record.role, record.organisation].filter(Boolean).join(', ');
  return (
    <article class="said stack-tight">
      <h3>{record.name}</h3>
      <p class="soft small">
        <SectorName sectors={records.single('workshop')?.sectors ?? []} id={record.sector} />
        {from && ` · ${from}`}
      </p>
      <p class="multiline">{record.text}</p>
    </article>
  );
}

export const introductions: PhoneKind = {
  Activity: Introductions,
  status(records, id, activity) {
    if (activity.state !== 'open') return text.statusClosed;
    return records.of('mine/introduction', id) ? text.statusDone : text.statusOpen;
  },
};
