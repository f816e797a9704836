// The steps of a plan: in which order, with which question, or not at all.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import type { FormError } from '../../components/ErrorSummary';
import { Field } from '../../components/Field';
import { offerUndo } from '../../components/Toasts';
import { limits } from '../../state/limits';
import { landingText } from '../../text';
import { errorOf } from '../join/form-errors';
import type { PlanStep } from './api';
import { moved, stepErrors, type PlannedStep } from './plan';

const text = landingText.start;
const kinds: Readonly<Record<string, string>> = landingText.kinds;

interface AgendaEditorProps {
  agenda: readonly PlannedStep[];
  errors: readonly FormError[];
  onChange: (agenda: PlannedStep[]) => void;
}

export function AgendaEditor({ agenda, errors, onChange }: AgendaEditorProps) {
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const minutes = agenda.reduce((sum, { step }) => sum + (step.minutes ?? 0), 0);
  const remove = (key: string) => {
    const before = [...agenda];
    onChange(agenda.filter((each) => each.key !== key));
    offerUndo(text.removedStep, () => onChange(before));
  };
  const change = (key: string) => (changes: Partial<PlanStep>) =>
    onChange(
      agenda.map((each) =>
        each.key === key ? { ...each, step: { ...each.step, ...changes } } : each,
      ),
    );
  return (
    <fieldset class="stack">
      <legend class="field-label">{text.agenda}</legend>
      <p class="field-hint">
        {text.agendaHint} {minutes > 0 && <span class="number">{text.total(minutes)}.</span>}
      </p>
      {agenda.length === 0 && <EmptyState>{text.agendaEmpty}</EmptyState>}
      <ol class="list agenda-editor">
        {agenda.map(({ key, step }, index) => (
          <li key={key} class="stack-tight">
            {editing === key || stepErrors(key, step).length > 0 ? (
              <StepForm id={key} step={step} errors={errors} onChange={change(key)} />
            ) : (
              <Step step={step} />
            )}
            <div class="buttons">
              <Button
                kind="quiet"
                label={(editing === key ? text.closeLabel : text.editLabel)(step.title)}
                expanded={editing === key}
                onPress={() => setEditing(editing === key ? undefined : key)}
              >
                {editing === key ? text.close : text.edit}
              </Button>
              <Button
                kind="quiet"
                label={text.up(step.title)}
                disabled={index === 0}
                onPress={() => onChange(moved(agenda, index, index - 1))}
              >
                ↑
              </Button>
              <Button
                kind="quiet"
                label={text.down(step.title)}
                disabled={index === agenda.length - 1}
                onPress={() => onChange(moved(agenda, index, index + 1))}
              >
                ↓
              </Button>
              <Button kind="quiet" label={text.removeStep(step.title)} onPress={() => remove(key)}>
                {text.remove}
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

function Step({ step }: { step: PlanStep }) {
  return (
    <>
      <p class="step-title">{step.title}</p>
      {step.prompt && <p>{step.prompt}</p>}
      <p class="soft small number">
        {kinds[step.kind] ?? step.kind}
        {step.minutes ? ` · ${text.minutes(step.minutes)}` : ''}
      </p>
    </>
  );
}

interface StepFormProps {
  id: string;
  step: PlanStep;
  errors: readonly FormError[];
  onChange: (changes: Partial<PlanStep>) => void;
}

function StepForm({ id, step, errors, onChange }: StepFormProps) {
  const all = [...stepErrors(id, step), ...errors];
  return (
    <div class="stack">
      <Field
        id={`title-${id}`}
        label={text.stepTitle}
        value={step.title}
        onInput={(title) => onChange({ title })}
        most={limits.title}
        error={errorOf(all, `title-${id}`)}
      />
      <Field
        id={`prompt-${id}`}
        label={text.stepPrompt}
        long
        rows={2}
        value={step.prompt ?? ''}
        onInput={(prompt) => onChange({ prompt })}
        most={limits.prompt}
        error={errorOf(all, `prompt-${id}`)}
      />
      <Field
        id={`minutes-${id}`}
        label={text.stepMinutes}
        inputMode="numeric"
        value={Number.isNaN(step.minutes) ? '' : String(step.minutes ?? 0)}
        onInput={(value) => onChange({ minutes: value.trim() === '' ? Number.NaN : Number(value) })}
        error={errorOf(all, `minutes-${id}`)}
        class="field-short"
      />
    </div>
  );
}
