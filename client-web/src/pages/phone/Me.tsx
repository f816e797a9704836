// "Me": what I said, who I am, and the way out.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Choices } from '../../components/Choices';
import { CommandNote } from '../../components/CommandNote';
import { confirm } from '../../components/Dialog';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Field } from '../../components/Field';
import { SectorMark } from '../../components/SectorMark';
import { useLink } from '../../connection/link';
import { limits } from '../../state/limits';
import type { MeRecord } from '../../state/record-types';
import { joiningText, phoneText } from '../../text';
import { errorOf, joinErrors, type JoinFields } from '../join/form-errors';
import { WhatISaid } from './WhatISaid';

const text = phoneText.details;
const labels = joiningText.form;

export function Me({ onLeave }: { onLeave: (name: string) => void }) {
  const { records } = useLink();
  const me = records.single('me');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  if (!me) return null;
  return (
    <div class="me stack">
      <h1 ref={heading} tabIndex={-1}>
        {me.name}
      </h1>
      <WhatISaid />
      <Details me={me} />
      <Leave name={me.name} onLeave={onLeave} />
    </div>
  );
}

/** The changed fields only, so that two corrections at once do not undo each other. */
export function changedFields(fields: JoinFields, me: MeRecord): Record<string, string> {
  const changed: Record<string, string> = {};
  if (fields.name.trim() !== me.name) changed.name = fields.name.trim();
  if (fields.organisation.trim() !== (me.organisation ?? '')) {
    changed.organisation = fields.organisation.trim();
  }
  if (fields.role.trim() !== (me.role ?? '')) changed.role = fields.role.trim();
  if (fields.sector !== me.sector) changed.sector = fields.sector;
  return changed;
}

function Details({ me }: { me: MeRecord }) {
  const { records, outbox } = useLink();
  const sectors = records.single('workshop')?.sectors ?? [];
  const [edited, setEdited] = useState<Partial<JoinFields>>({});
  const [attempt, setAttempt] = useState(0);
  const about = 'person';
  const command = outbox.about(about).value;
  const fields: JoinFields = {
    name: edited.name ?? me.name,
    organisation: edited.organisation ?? me.organisation ?? '',
    role: edited.role ?? me.role ?? '',
    sector: edited.sector ?? me.sector,
  };
  const errors = attempt === 0 ? [] : joinErrors(fields, sectors);
  const set = (field: keyof JoinFields) => (value: string) =>
    setEdited({ ...edited, [field]: value });
  const save = async () => {
    setAttempt(attempt + 1);
    const changed = changedFields(fields, me);
    if (joinErrors(fields, sectors).length > 0 || Object.keys(changed).length === 0) return;
    const answered = await outbox.sent('person.edit', changed, { about });
    if (answered.state !== 'done') return;
    setEdited({});
    setAttempt(0);
  };
  return (
    <section aria-labelledby="details-title">
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <h2 id="details-title">{text.title}</h2>
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
        <Choices
          id="sector"
          legend={labels.sector}
          hint={text.sectorHint}
          value={fields.sector}
          onChoose={set('sector')}
          options={sectors.map((each, index) => ({
            value: each.id,
            label: each.label,
            mark: <SectorMark index={index} />,
          }))}
        />
        <div class="buttons">
          <Button
            type="submit"
            pending={command?.state === 'sent'}
            disabled={Object.keys(changedFields(fields, me)).length === 0}
          >
            {text.save}
          </Button>
          <CommandNote command={command} done={text.saved} />
        </div>
      </form>
    </section>
  );
}

function Leave({ name, onLeave }: { name: string; onLeave: (name: string) => void }) {
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
    if (answered.state !== 'done') return;
    location.hash = '';
    onLeave(name);
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
