// Between joining and being let in: that one waits, for what, and what the facilitators read about one. All that this
// page knows is in two records, `me` and `waiting_room`; the server sends no others.

import { useEffect, useRef, useState } from 'preact/hooks';
import { ConnectionBanner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { CommandNote } from '../../components/CommandNote';
import { confirm } from '../../components/Dialog';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Field } from '../../components/Field';
import { StatusLine } from '../../components/StatusLine';
import { useLink } from '../../connection/link';
import { limits } from '../../state/limits';
import type { MeRecord, WaitingRoomRecord } from '../../state/record-types';
import { joiningText } from '../../text/joining';
import { waitingText as text } from '../../text/waiting';
import { errorOf, joinErrors, type JoinFields } from '../join/form-errors';
import { changedFields } from './Me';

interface WaitingRoomProps {
  me: MeRecord;
  room: WaitingRoomRecord;
  /** They do not want to join after all. */
  onWithdraw: () => void;
}

export function WaitingRoom({ me, room, onWithdraw }: WaitingRoomProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const ended = room.ended === true;
  return (
    <div class="phone">
      <ConnectionBanner />
      <main class="phone-main" id="main">
        <div class="stack">
          <h1 ref={heading} tabIndex={-1}>
            {ended ? text.endedTitle : text.title}
          </h1>
          <p>{ended ? text.endedBody(room.title) : text.body(room.title)}</p>
          {!ended && <Details me={me} room={room} />}
          {!ended && <Withdraw onWithdraw={onWithdraw} />}
        </div>
      </main>
      {!ended && (
        <footer class="phone-bottom">
          <StatusLine class="phone-status">{text.status}</StatusLine>
        </footer>
      )}
    </div>
  );
}

function Details({ me, room }: { me: MeRecord; room: WaitingRoomRecord }) {
  const [correcting, setCorrecting] = useState(false);
  const button = useRef<HTMLDivElement>(null);
  const done = () => {
    setCorrecting(false);
    requestAnimationFrame(() => button.current?.querySelector('button')?.focus());
  };
  return (
    <section class="stack-tight" aria-labelledby="typed-title">
      <h2 id="typed-title">{text.typed}</h2>
      {correcting ? (
        <Correct me={me} onDone={done} />
      ) : (
        <>
          <dl class="typed">
            <Typed term={text.name}>{me.name}</Typed>
            {me.role && <Typed term={text.role}>{me.role}</Typed>}
            {me.organisation && <Typed term={text.organisation}>{me.organisation}</Typed>}
            <Typed term={text.sector}>{room.sector}</Typed>
          </dl>
          <div ref={button}>
            <Button onPress={() => setCorrecting(true)}>{text.correct}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function Typed({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Correct({ me, onDone }: { me: MeRecord; onDone: () => void }) {
  const { outbox } = useLink();
  const [attempt, setAttempt] = useState(0);
  const [fields, setFields] = useState<JoinFields>({
    name: me.name,
    organisation: me.organisation ?? '',
    role: me.role ?? '',
    sector: me.sector,
  });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const command = outbox.about('person').value;
  // The sides are not known here; theirs can be put right once they are in.
  const errorsNow = joinErrors(fields, [{ id: me.sector }]);
  const errors = attempt === 0 ? [] : errorsNow;
  const set = (field: keyof JoinFields) => (value: string) =>
    setFields({ ...fields, [field]: value });
  const save = async () => {
    setAttempt(attempt + 1);
    if (errorsNow.length > 0) return;
    const changed = changedFields(fields, me);
    if (Object.keys(changed).length === 0) {
      onDone();
      return;
    }
    const answered = await outbox.sent('person.edit', changed, { about: 'person' });
    if (answered.state === 'done') onDone();
  };
  const labels = joiningText.form;
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <Field
        id="name"
        label={labels.name}
        value={fields.name}
        onInput={set('name')}
        most={limits.name}
        error={errorOf(errors, 'name')}
      />
      <Field
        id="organisation"
        label={labels.organisation}
        optional
        value={fields.organisation}
        onInput={set('organisation')}
        most={limits.organisation}
        error={errorOf(errors, 'organisation')}
      />
      <Field
        id="role"
        label={labels.role}
        optional
        value={fields.role}
        onInput={set('role')}
        most={limits.role}
        error={errorOf(errors, 'role')}
      />
      <div class="buttons">
        <Button type="submit" kind="main" pending={command?.state === 'sent'}>
          {text.save}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {text.cancel}
        </Button>
        <CommandNote command={command} />
      </div>
    </form>
  );
}

function Withdraw({ onWithdraw }: { onWithdraw: () => void }) {
  const { outbox } = useLink();
  const command = outbox.about('leave').value;
  const leave = async () => {
    const yes = await confirm({
      title: text.leaveTitle,
      body: text.leaveBody,
      confirm: text.leaveConfirm,
    });
    if (!yes) return;
    const answered = await outbox.sent('person.leave', {}, { about: 'leave' });
    if (answered.state === 'done') onWithdraw();
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
