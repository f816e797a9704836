// Who somebody is, put right by themselves: in the waiting room and on "Me".

import { useState } from 'preact/hooks';
import { ErrorSummary, type FormError } from '../../components/ErrorSummary';
import { Field } from '../../components/Field';
import { useLink } from '../../connection/link';
import type { Command } from '../../connection/outbox';
import { limits } from '../../state/limits';
import type { MeRecord } from '../../state/record-types';
import { joiningText } from '../../text/joining';
import { errorOf, joinErrors, type JoinFields } from '../join/form-errors';

const labels = joiningText.form;
const about = 'person';

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

export interface Details {
  fields: JoinFields;
  set: (field: keyof JoinFields) => (value: string) => void;
  /** None before the first attempt to save. */
  errors: readonly FormError[];
  attempt: number;
  isChanged: boolean;
  /** The last correction. */
  command: Command | undefined;
  onSubmit: (event: Event) => void;
}

/**
 * The details as they stand in their form: what has been typed over, and elsewhere as the record has them.
 * @param onDone there is nothing (more) to save
 */
export function useDetails(
  me: MeRecord,
  sectors: readonly { id: string }[],
  onDone?: () => void,
): Details {
  const { outbox } = useLink();
  const [edited, setEdited] = useState<Partial<JoinFields>>({});
  const [attempt, setAttempt] = useState(0);
  const fields: JoinFields = {
    name: me.name,
    organisation: me.organisation ?? '',
    role: me.role ?? '',
    sector: me.sector,
    ...edited,
  };
  const wrong = joinErrors(fields, sectors);
  const changed = changedFields(fields, me);
  const isChanged = Object.keys(changed).length > 0;
  const save = async () => {
    setAttempt(attempt + 1);
    if (wrong.length > 0) return;
    if (isChanged) {
      const answered = await outbox.sent('person.edit', changed, { about });
      if (answered.state !== 'done') return;
      setEdited({});
      setAttempt(0);
    }
    onDone?.();
  };
  return {
    fields,
    set: (field) => (value) => setEdited({ ...edited, [field]: value }),
    errors: attempt === 0 ? [] : wrong,
    attempt,
    isChanged,
    command: outbox.about(about).value,
    onSubmit: (event) => {
      event.preventDefault();
      void save();
    },
  };
}

/** What is wrong, and the fields for all but the side. */
export function DetailFields({ fields, set, errors, attempt }: Details) {
  return (
    <>
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
    </>
  );
}
