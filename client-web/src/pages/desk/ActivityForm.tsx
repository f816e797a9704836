// Adds an activity to the agenda, or changes one during the day.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { ErrorSummary } from '../../components/ErrorSummary';
import { Field } from '../../components/Field';
import { limits } from '../../protocol';
import type { Kind } from '../../state/record-types';
import { deskText } from '../../text/desk';
import type { Activity } from '../screen/model';
import { Outcome, useGiver } from './Act';
import { amountOf, emptyForm, errorsOf, formOf, listOf, planOf, type PlanForm } from './plan-form';

const text = deskText.agenda;

interface ActivityFormProps {
  /** The one to change; a new one without. */
  activity?: Activity;
  kinds?: readonly Kind[];
  onClose: () => void;
}

export function ActivityForm({ activity, kinds = [], onClose }: ActivityFormProps) {
  const place = activity?.id ?? 'new';
  const [form, setForm] = useState<PlanForm>(() =>
    activity ? formOf(activity.record) : emptyForm(kinds[0] ?? 'aims'),
  );
  const [attempt, setAttempt] = useState(0);
  const giver = useGiver(`activity-form/${place}`);
  const errors = attempt > 0 ? errorsOf(form) : {};
  const idOf = (field: string): string => `plan-${place}-${field}`;
  const set = (field: keyof PlanForm) => (value: string) => setForm({ ...form, [field]: value });
  const save = async () => {
    setAttempt(attempt + 1);
    if (Object.keys(errorsOf(form)).length > 0) return;
    const plan = planOf(form, activity?.record);
    if (activity && Object.keys(plan).length === 0) {
      onClose();
      return;
    }
    const done = await giver.give(
      activity
        ? { method: 'agenda.edit', params: { activity: activity.id, ...plan } }
        : { method: 'agenda.add', params: { activity: plan } },
    );
    if (done) onClose();
  };
  return (
    <form
      class="stack-tight activity-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary
        attempt={attempt}
        errors={Object.entries(errors).map(([field, message]) => ({ field: idOf(field), message }))}
      />
      {!activity && (
        <div class="field">
          <label for={idOf('kind')} class="field-label">
            {text.kind}
          </label>
          <select
            id={idOf('kind')}
            class="field-control"
            value={form.kind}
            onChange={(event) =>
              setForm({
                ...emptyForm(event.currentTarget.value as Kind),
                title: form.title,
                prompt: form.prompt,
              })
            }
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {deskText.kind(kind)}
              </option>
            ))}
          </select>
        </div>
      )}
      <PlanFields form={form} errors={errors} idOf={idOf} set={set} />
      <div class="buttons">
        <Button type="submit" pending={giver.pending}>
          {activity ? text.save : text.addSave}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {deskText.texts.cancel}
        </Button>
      </div>
      <Outcome command={giver.command} />
    </form>
  );
}

interface PlanFieldsProps {
  form: PlanForm;
  errors: ReturnType<typeof errorsOf>;
  idOf: (field: string) => string;
  set: (field: keyof PlanForm) => (value: string) => void;
}

function PlanFields({ form, errors, idOf, set }: PlanFieldsProps) {
  const list = listOf(form.kind);
  const amount = amountOf(form.kind);
  return (
    <>
      <Field
        id={idOf('title')}
        label={text.titleField}
        value={form.title}
        onInput={set('title')}
        most={limits.title}
        error={errors.title}
      />
      <Field
        id={idOf('prompt')}
        label={text.prompt}
        value={form.prompt}
        onInput={set('prompt')}
        most={limits.prompt}
        error={errors.prompt}
        long
        rows={2}
      />
      <Field
        id={idOf('minutes')}
        class="field-number"
        label={text.minutesField}
        value={form.minutes}
        onInput={set('minutes')}
        error={errors.minutes}
        inputMode="numeric"
      />
      {list && (
        <Field
          id={idOf('list')}
          label={list === 'items' ? text.items : text.columns}
          hint={text.listHint}
          value={form.list}
          onInput={set('list')}
          error={errors.list}
          long
          rows={4}
        />
      )}
      {amount && (
        <Field
          id={idOf('amount')}
          class="field-number"
          label={
            amount.field === 'dots'
              ? text.dots
              : amount.field === 'words'
                ? text.words
                : text.groupSize
          }
          value={form.amount}
          onInput={set('amount')}
          error={errors.amount}
          inputMode="numeric"
        />
      )}
    </>
  );
}
