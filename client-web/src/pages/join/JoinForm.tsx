// Who somebody is: name, organisation, role, the side they speak for, and what happens with it all.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Choices } from '../../components/Choices';
import { ErrorSummary, type FormError } from '../../components/ErrorSummary';
import { Field } from '../../components/Field';
import { SectorMark } from '../../components/SectorMark';
import type { Refusal } from '../../connection/errors';
import { useDraft } from '../../state/drafts';
import { limits } from '../../state/limits';
import { joiningText } from '../../text/joining';
import type { JoinParams } from './attempt';
import { errorOf, joinErrors } from './form-errors';
import type { FoundWorkshop } from './joining';

interface JoinFormProps {
  code: string;
  found: FoundWorkshop;
  refusal: Refusal | undefined;
  joining: boolean;
  onJoin: (params: JoinParams) => void;
}

const text = joiningText.form;
const ownFields = ['name', 'organisation', 'role', 'sector'];

export function JoinForm({ code, found, refusal, joining, onJoin }: JoinFormProps) {
  const [name, setName] = useDraft('join/name');
  const [organisation, setOrganisation] = useDraft('join/organisation');
  const [role, setRole] = useDraft('join/role');
  const [sector, setSector] = useDraft(`join/sector/${found.workshop}`);
  const [attempt, setAttempt] = useState(0);

  const own = attempt === 0 ? [] : joinErrors({ name, organisation, role, sector }, found.sectors);
  const refused: FormError[] =
    refusal && own.length === 0 && !joining
      ? [
          {
            field: ownFields.includes(refusal.field ?? '') ? (refusal.field ?? 'name') : 'name',
            message: refusal.message,
          },
        ]
      : [];
  const errors = [...own, ...refused];

  const submit = () => {
    setAttempt(attempt + 1);
    if (joinErrors({ name, organisation, role, sector }, found.sectors).length > 0) return;
    onJoin({
      code,
      name: name.trim(),
      sector,
      consent: true,
      ...(organisation.trim() ? { organisation: organisation.trim() } : {}),
      ...(role.trim() ? { role: role.trim() } : {}),
    });
  };

  return (
    <form
      class="stack join-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!joining) submit();
      }}
    >
      <ErrorSummary errors={errors} attempt={refused.length > 0 ? -attempt : attempt} />
      <Field
        id="name"
        label={text.name}
        hint={text.nameHint}
        value={name}
        onInput={setName}
        autocomplete="name"
        autocapitalize="words"
        most={limits.name}
        error={errorOf(errors, 'name')}
      />
      <Choices
        id="sector"
        legend={text.sector}
        value={sector || undefined}
        onChoose={setSector}
        error={errorOf(errors, 'sector')}
        options={found.sectors.map((each, index) => ({
          value: each.id,
          label: each.label,
          mark: <SectorMark index={index} />,
        }))}
      />
      <Field
        id="organisation"
        label={text.organisation}
        optional
        value={organisation}
        onInput={setOrganisation}
        autocomplete="organization"
        most={limits.organisation}
        error={errorOf(errors, 'organisation')}
      />
      <Field
        id="role"
        label={text.role}
        optional
        value={role}
        onInput={setRole}
        autocomplete="organization-title"
        most={limits.role}
        error={errorOf(errors, 'role')}
      />
      <section class="consent stack-tight" aria-labelledby="consent-title">
        <h2 id="consent-title">{text.consentTitle}</h2>
        {text.consent.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <Button type="submit" kind="main" wide pending={joining}>
        {joining ? text.joining : text.join}
      </Button>
    </form>
  );
}
