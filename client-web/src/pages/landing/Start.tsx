// Starting a workshop: an agenda to start from, its title, the sides, the steps.

import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Choices } from '../../components/Choices';
import { ErrorSummary, type FormError } from '../../components/ErrorSummary';
import { Field } from '../../components/Field';
import { limits } from '../../state/limits';
import { common, landingText } from '../../text';
import { errorOf } from '../join/form-errors';
import { AgendaEditor } from './AgendaEditor';
import { ApiRefused, createWorkshop, templates, type Template } from './api';
import {
  forgetPlan,
  inOrder,
  keepPlan,
  keptPlan,
  planErrors,
  planFrom,
  toNewWorkshop,
  type Plan,
} from './plan';
import { SectorEditor } from './SectorEditor';
import { Trouble } from './Trouble';
import { useFetched } from './use-workshops';

const text = landingText.start;

export function Start({ organiser }: { organiser: string }) {
  const fetched = useFetched(templates, 'templates');
  return (
    <div class="start stack">
      <h1>{text.title}</h1>
      <Trouble of={fetched} />
      {fetched.value && <PlanForm organiser={organiser} templates={inOrder(fetched.value)} />}
      {!fetched.value && fetched.trouble === undefined && <p class="soft">{common.loading}</p>}
    </div>
  );
}

interface PlanFormProps {
  organiser: string;
  templates: readonly Template[];
}

function PlanForm({ organiser, templates: all }: PlanFormProps) {
  const [plan, setPlan] = useState<Plan | undefined>(() => {
    const [first] = all;
    return keptPlan() ?? (first && planFrom(first));
  });
  const [attempt, setAttempt] = useState(0);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<FormError[]>([]);
  useEffect(() => {
    if (plan) keepPlan(plan);
  }, [plan]);
  if (!plan) return null;
  const errors = [...(attempt > 0 ? planErrors(plan) : []), ...refused];
  const change = (changes: Partial<Plan>) => {
    setRefused([]);
    setPlan({ ...plan, ...changes });
  };

  const submit = async () => {
    setRefused([]);
    setAttempt(attempt + 1);
    if (planErrors(plan).length > 0) return;
    setPending(true);
    try {
      const { id } = await createWorkshop(organiser, toNewWorkshop(plan));
      forgetPlan();
      location.hash = `#new/${id}`;
    } catch (reason) {
      setPending(false);
      const message = reason instanceof ApiRefused ? reason.message : landingText.trouble;
      setRefused([{ field: 'title', message }]);
      setAttempt(attempt + 2);
    }
  };

  return (
    <form
      class="stack start-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void submit();
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <Choices
        legend={text.template}
        value={plan.template}
        onChoose={(id) => {
          const template = all.find((each) => each.id === id);
          if (template) setPlan(planFrom(template, plan.title));
          setAttempt(0);
        }}
        options={all.map((template) => ({
          value: template.id,
          label: template.title,
          hint: template.about,
        }))}
      />
      <Field
        id="title"
        label={text.name}
        hint={text.nameHint}
        value={plan.title}
        onInput={(title) => change({ title })}
        placeholder={text.namePlaceholder}
        most={limits.title}
        error={errorOf(errors, 'title')}
      />
      <SectorEditor
        sectors={plan.sectors}
        errors={errors}
        onChange={(sectors) => change({ sectors })}
      />
      <AgendaEditor
        agenda={plan.agenda}
        errors={errors}
        onChange={(agenda) => change({ agenda })}
      />
      <div class="buttons">
        <Button type="submit" kind="main" pending={pending}>
          {pending ? text.creating : text.create}
        </Button>
        <a class="button button-quiet" href="#">
          {common.cancel}
        </a>
      </div>
    </form>
  );
}
