// Name, table, task and report of a group, all behind one "Change".

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Field, lengthOf } from '../../components/Field';
import { limits } from '../../protocol';
import type { GroupRecord } from '../../state/record-types';
import { common } from '../../text/common';
import { deskText } from '../../text/desk';
import { Outcome, useGiver } from './Act';

const text = deskText.breakout;

const fields = [
  { name: 'name', label: text.name, most: limits.group_name, long: false },
  { name: 'table', label: text.table, most: limits.table, long: false },
  { name: 'task', label: text.task, most: limits.task, long: true },
  { name: 'report', label: text.report, most: limits.report, long: true },
] as const;

type Values = Record<(typeof fields)[number]['name'], string>;

interface GroupFormProps {
  id: string;
  group: GroupRecord;
  onClose: () => void;
}

export function GroupForm({ id, group, onClose }: GroupFormProps) {
  const before: Values = {
    name: group.name,
    table: group.table ?? '',
    task: group.task,
    report: group.report ?? '',
  };
  const [values, setValues] = useState(before);
  const [tried, setTried] = useState(false);
  const edit = useGiver(`group.edit/${id}`);
  const report = useGiver(`group.report/${id}`);
  const errorOf = ({ name, label, most }: (typeof fields)[number]): string | undefined => {
    if (name === 'name' && lengthOf(values.name) === 0) return common.field.empty(label);
    return lengthOf(values[name]) > most ? common.field.tooLong(label, most) : undefined;
  };
  const save = async () => {
    setTried(true);
    if (fields.some((field) => errorOf(field) !== undefined)) return;
    const changed = fields.filter(({ name }) => name !== 'report' && values[name] !== before[name]);
    const params = Object.fromEntries(changed.map(({ name }) => [name, values[name]]));
    const edited =
      changed.length === 0 ||
      (await edit.give({ method: 'group.edit', params: { group: id, ...params } }));
    const reported =
      values.report === before.report ||
      (await report.give({ method: 'group.report', params: { group: id, text: values.report } }));
    if (edited && reported) onClose();
  };
  return (
    <form
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {fields.map((field) => (
        <Field
          key={field.name}
          label={field.label}
          value={values[field.name]}
          onInput={(value) => setValues({ ...values, [field.name]: value })}
          most={field.most}
          error={tried ? errorOf(field) : undefined}
          long={field.long}
          rows={3}
          optional={field.name !== 'name'}
        />
      ))}
      <div class="buttons">
        <Button type="submit" pending={edit.pending || report.pending}>
          {deskText.texts.save}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {deskText.texts.cancel}
        </Button>
      </div>
      <Outcome command={edit.command} />
      <Outcome command={report.command} />
    </form>
  );
}
