// One person on the desk: who they are, and behind their name what can be put right.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field, textError } from '../../components/Field';
import { SectorMark } from '../../components/SectorMark';
import { useLink } from '../../connection/link';
import { limits } from '../../protocol';
import type { Entry, PersonRecord, WorkshopRecord } from '../../state/record-types';
import { deskText } from '../../text/desk';
import { sectorIndex } from '../screen/model';
import { Act, Outcome, useGiver } from './Act';
import { presenceOf } from './people';

const text = deskText.room;

interface PersonProps {
  person: Entry<PersonRecord>;
  workshop: WorkshopRecord;
  awaited: boolean;
  open: boolean;
  onToggle: () => void;
}

export function Person({ person, workshop, awaited, open, onToggle }: PersonProps) {
  const { record } = person;
  const presence = presenceOf(record);
  return (
    <div class={`person person-${presence}`}>
      <button type="button" class="person-button" aria-expanded={open} onClick={onToggle}>
        <SectorMark index={sectorIndex(workshop, record.sector)} />
        <span class="person-words">
          <span class="person-name">{record.name}</span>
          <span class="person-from">
            {[record.role, record.organisation].filter(Boolean).join(', ')}
          </span>
          <Resemblance of={record.resembles} />
        </span>
        <span class={`presence presence-${presence}`}>
          {awaited && presence === 'present' && <span>{text.notYet}</span>}
          {presence === 'present' ? <span class="presence-dot" /> : text[presence]}
          <span class="visually-hidden">{presence === 'present' ? text.present : ''}</span>
        </span>
      </button>
      {open && <PersonTools person={person} workshop={workshop} onClose={onToggle} />}
    </div>
  );
}

/** A name that may be taken for another: to look at, not to act on by itself. */
export function Resemblance({ of }: { of: string | undefined }) {
  const { records } = useLink();
  if (of === undefined) return null;
  const name = of === 'facilitator' ? undefined : records.of('person', of)?.name;
  return (
    <span class="person-resembles">
      {name === undefined ? text.resemblesOfficial : text.resembles(name)}
    </span>
  );
}

interface ToolsProps {
  person: Entry<PersonRecord>;
  workshop: WorkshopRecord;
  onClose: () => void;
}

function PersonTools({ person: { id, record }, workshop, onClose }: ToolsProps) {
  const restore = { method: 'person.restore', params: { person: id } };
  if (record.removed === true) {
    return (
      <div class="person-tools stack-tight">
        <p class="soft small">{text.removeHint}</p>
        <Act {...restore}>{text.restore}</Act>
      </div>
    );
  }
  return (
    <div class="person-tools stack-tight">
      <PersonForm id={id} person={record} workshop={workshop} onClose={onClose} />
      <div class="buttons">
        {record.left !== true && (
          <Act method="person.leave" params={{ person: id }} kind="quiet">
            {text.markLeft}
          </Act>
        )}
        <Act
          method="person.remove"
          params={{ person: id }}
          kind="danger"
          undo={{ message: text.wasRemoved(record.name), by: restore }}
        >
          {text.remove}
        </Act>
      </div>
      <p class="soft small">{text.removeHint}</p>
    </div>
  );
}

interface FormProps {
  id: string;
  person: PersonRecord;
  workshop: WorkshopRecord;
  onClose: () => void;
}

function PersonForm({ id, person, workshop, onClose }: FormProps) {
  const before = {
    name: person.name,
    organisation: person.organisation ?? '',
    role: person.role ?? '',
    sector: person.sector,
  };
  const [values, setValues] = useState(before);
  const [error, setError] = useState<string>();
  const giver = useGiver(`person.edit/${id}`);
  const set = (field: keyof typeof before) => (value: string) =>
    setValues({ ...values, [field]: value });
  const save = async () => {
    const wrong = textError(text.name, values.name, limits.name);
    setError(wrong);
    if (wrong !== undefined) return;
    const fields = ['name', 'organisation', 'role', 'sector'] as const;
    const changed = fields.filter((field) => values[field] !== before[field]);
    const params = Object.fromEntries(changed.map((field) => [field, values[field]]));
    const done =
      changed.length === 0 ||
      (await giver.give({ method: 'person.edit', params: { person: id, ...params } }));
    if (done) onClose();
  };
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label={text.name}
        value={values.name}
        onInput={set('name')}
        most={limits.name}
        error={error}
      />
      <Field
        label={text.organisation}
        value={values.organisation}
        onInput={set('organisation')}
        most={limits.organisation}
        optional
      />
      <Field
        label={text.role}
        value={values.role}
        onInput={set('role')}
        most={limits.role}
        optional
      />
      <div class="field">
        <label class="field-label" for={`sector-${id}`}>
          {text.sector}
        </label>
        <select
          id={`sector-${id}`}
          class="field-control"
          value={values.sector}
          onChange={(event) => set('sector')(event.currentTarget.value)}
        >
          {workshop.sectors.map((sector) => (
            <option key={sector.id} value={sector.id}>
              {sector.label}
            </option>
          ))}
        </select>
      </div>
      <div class="buttons">
        <Button type="submit" pending={giver.pending}>
          {text.save}
        </Button>
      </div>
      <Outcome command={giver.command} />
    </form>
  );
}
