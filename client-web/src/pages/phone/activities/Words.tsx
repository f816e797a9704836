// Words: up to a few each, replaced as a whole; the room's words below.

import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button';
import { CommandNote } from '../../../components/CommandNote';
import { EmptyState } from '../../../components/EmptyState';
import { Field, lengthOf } from '../../../components/Field';
import { useLink } from '../../../connection/link';
import { limits } from '../../../state/limits';
import { common, phoneText } from '../../../text';
import { LaterChart, wordCloud } from '../charts';
import { useOwnDraft } from '../own-draft';
import type { ActivityProps, PhoneKind } from './kind';

const text = phoneText.words;
const most = 3;

function Words({ id, activity, open }: ActivityProps) {
  const { records } = useLink();
  const words = records.of('words', id);
  return (
    <>
      <OwnWords activity={id} count={activity.words ?? most} open={open} />
      <section class="stack-tight" aria-labelledby="cloud-title">
        <h2 id="cloud-title">{text.cloud}</h2>
        {words && words.words.length > 0 ? (
          <LaterChart chart={wordCloud} props={{ record: words, shape: 'tall' }} />
        ) : (
          <EmptyState>{open ? text.empty : text.emptyClosed}</EmptyState>
        )}
      </section>
    </>
  );
}

/** Fields of one draft: a word a line. */
function intoFields(draft: string, count: number): string[] {
  const lines = draft.split('\n');
  return Array.from({ length: count }, (_, index) => lines[index] ?? '');
}

export function wordsOf(fields: readonly string[]): string[] {
  return fields.map((word) => word.trim()).filter((word) => word !== '');
}

interface OwnWordsProps {
  activity: string;
  count: number;
  open: boolean;
  /** What is around it says already whose and what it is. */
  underHeading?: boolean;
}

export function OwnWords({ activity, count, open, underHeading = false }: OwnWordsProps) {
  const { records, outbox } = useLink();
  const about = `words/${activity}`;
  const command = outbox.about(about).value;
  const onItsWay =
    command && command.state !== 'refused' ? (command.params.words as string[]) : undefined;
  const mine = onItsWay ?? records.of('mine/words', activity)?.words ?? [];
  const [draft, setDraft] = useOwnDraft(about);
  const [editing, setEditing] = useState(false);
  const [errors, setErrors] = useState<readonly (string | undefined)[]>([]);
  const fields = intoFields(draft, count);
  const writing = open && (editing || wordsOf(fields).length > 0 || mine.length === 0);
  const fieldId = (index: number) => `word-${activity}-${index}`;

  const send = (words: string[]) => {
    outbox.send('words.post', { activity, words }, { about, replaces: true });
    setDraft('');
    setEditing(false);
    setErrors([]);
  };
  const submit = () => {
    const wrong = wordErrors(fields, count);
    setErrors(wrong);
    const first = wrong.findIndex((each) => each !== undefined);
    if (first >= 0) document.getElementById(fieldId(first))?.focus();
    else send(wordsOf(fields));
  };
  return (
    <section class="stack">
      {!writing && mine.length > 0 && (
        <div class="stack-tight">
          {!underHeading && <h2>{text.mine}</h2>}
          <p class="own-words">{mine.join(' · ')}</p>
        </div>
      )}
      <CommandNote
        command={command}
        onEdit={{
          label: phoneText.own.putBack,
          run: (old) => setDraft((old.params.words as string[]).join('\n')),
        }}
      />
      {writing && (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {fields.map((word, index) => (
            <Field
              key={index}
              id={fieldId(index)}
              label={text.label(index + 1, count)}
              value={word}
              onInput={(value) => {
                setErrors([]);
                setDraft(fields.map((old, at) => (at === index ? value : old)).join('\n'));
              }}
              most={limits.word}
              error={errors[index]}
            />
          ))}
          <Button type="submit" kind="main" wide>
            {mine.length > 0 ? text.change : text.post}
          </Button>
        </form>
      )}
      {open && !writing && (
        <div class="buttons">
          <Button
            onPress={() => {
              setDraft(mine.join('\n'));
              setEditing(true);
            }}
          >
            {phoneText.own.edit}
          </Button>
          <Button kind="quiet" onPress={() => send([])}>
            {text.withdraw}
          </Button>
        </div>
      )}
    </section>
  );
}

function wordErrors(fields: readonly string[], count: number): (string | undefined)[] {
  if (wordsOf(fields).length === 0) return [text.none];
  return fields.map((word, index) =>
    lengthOf(word) > limits.word
      ? common.field.tooLong(text.label(index + 1, count), limits.word)
      : undefined,
  );
}

export const words: PhoneKind = {
  Activity: Words,
  status(records, id, activity) {
    if (activity.state !== 'open') return text.statusClosed;
    return (records.of('mine/words', id)?.words.length ?? 0) > 0
      ? text.statusDone
      : text.statusOpen;
  },
};
