// Aims: select those that say the same and merge them into a shared one, with wording of the room's own.

import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button';
import { WithheldNote, withheldInAims } from '../../../components/charts/Withheld';
import { CommonGroundBar } from '../../../components/charts/CommonGroundBar';
import { EmptyState } from '../../../components/EmptyState';
import { Field, textError } from '../../../components/Field';
import { offerUndo } from '../../../components/Toasts';
import { useLink } from '../../../connection/link';
import { limits } from '../../../protocol';
import { byCommonGround } from '../../../state/order';
import type { AimRecord, Entry, WorkshopRecord } from '../../../state/record-types';
import { deskText } from '../../../text/desk';
import { noneOf } from '../../screen/model';
import { Act, Outcome, useGiver } from '../Act';
import { EditText } from '../EditText';
import { HideText } from '../HideText';
import { useLongList } from '../long-list';
import { FirstOf } from '../More';
import { stillSelected, toggled, wordingFrom } from '../selection';
import type { AtDeskProps } from './registry';

const text = deskText.aims;

export function AimsAtDesk({ activity, workshop }: AtDeskProps) {
  const { records } = useLink();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const list = useLongList({
    family: 'aim',
    activity: activity.id,
    total: records.of('progress', activity.id)?.aims,
    label: deskText.lists.findAims,
    wordsOf: ({ text: words, by }) => `${words} ${by ?? ''}`,
  });
  const isOnItsOwn = ({ record }: Entry<AimRecord>): boolean => record.merged_into === undefined;
  const all = list.entries;
  // Selected ones stay selected while something else is looked for.
  const aims = all.filter(isOnItsOwn).sort(byCommonGround);
  const found = list.found.filter(isOnItsOwn).sort(byCommonGround);
  const chosen = stillSelected(selected, aims);
  const withheld = withheldInAims(aims);
  return (
    <div class="stack">
      {aims.length === 0 ? (
        <EmptyState>{noneOf(activity, text)}</EmptyState>
      ) : (
        <MergeBar
          key={chosen.length < 2 ? 'few' : 'some'}
          activity={activity.id}
          aims={chosen}
          onClear={() => setSelected(new Set())}
        />
      )}
      <WithheldNote of={withheld} sectors={workshop.sectors} />
      {list.head}
      <FirstOf foot={list.foot} items={found} keyOf={({ id }) => id}>
        {(aim) => (
          <Aim
            aim={aim}
            workshop={workshop}
            without={withheld.throughout}
            merged={all.filter(({ record }) => record.merged_into === aim.id)}
            selected={selected.has(aim.id)}
            onSelect={() => setSelected(toggled(selected, aim.id))}
          />
        )}
      </FirstOf>
    </div>
  );
}

interface MergeBarProps {
  activity: string;
  aims: readonly Entry<AimRecord>[];
  onClear: () => void;
}

function MergeBar({ activity, aims, onClear }: MergeBarProps) {
  const { outbox } = useLink();
  const giver = useGiver(`aim.merge/${activity}`);
  const [wording, setWording] = useState<string>();
  const [error, setError] = useState<string>();
  if (aims.length < 2) return <p class="soft">{text.selectTwo}</p>;
  const words = wording ?? wordingFrom(aims);
  const merge = async () => {
    const wrong = textError(text.wording, words, limits.aim);
    setError(wrong);
    if (wrong !== undefined) return;
    const params = { activity, aims: aims.map(({ id }) => id), text: words };
    const settled = await outbox.sent('aim.merge', params, { about: `aim.merge/${activity}` });
    if (settled.state !== 'done') return;
    onClear();
    const aim = settled.result?.aim;
    offerUndo(text.merged, () => void outbox.send('aim.unmerge', { aim }));
  };
  return (
    <form
      class="merge-bar stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <p>
        <b>{text.selected(aims.length)}</b>
      </p>
      <Field
        label={text.wording}
        value={words}
        onInput={setWording}
        most={limits.aim}
        error={error}
        long
        rows={2}
      />
      <div class="buttons">
        <Button type="submit" pending={giver.pending}>
          {text.merge}
        </Button>
        <Button kind="quiet" onPress={onClear}>
          {text.clear}
        </Button>
      </div>
      <Outcome command={giver.command} />
    </form>
  );
}

interface AimProps {
  aim: Entry<AimRecord>;
  workshop: WorkshopRecord;
  without: ReadonlySet<string>;
  merged: readonly Entry<AimRecord>[];
  selected: boolean;
  onSelect: () => void;
}

function Aim(props: AimProps) {
  const { aim, workshop, without, merged, selected, onSelect } = props;
  const { key, id, record } = aim;
  const shared = record.merged !== undefined;
  const hidden = record.hidden === true;
  return (
    <div class={hidden ? 'aim-entry entry-hidden' : 'aim-entry'}>
      <label class="aim-select">
        <input
          type="checkbox"
          checked={selected && !hidden}
          disabled={hidden}
          onChange={onSelect}
        />
        <span class="visually-hidden">{text.select(record.text)}</span>
      </label>
      <div class="aim-body stack-tight">
        <p class="multiline">
          {shared ? <b>{record.text}</b> : record.text}{' '}
          {record.by !== undefined && <span class="soft small">{text.by(record.by)}</span>}
        </p>
        {shared && (
          <details class="quiet-details">
            <summary>{text.from(record.merged?.length ?? 0)}</summary>
            <ul class="plain-list">
              {merged.map((one) => (
                <li key={one.id}>
                  {one.record.text} <span class="soft small">{one.record.by}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        <CommonGroundBar aim={record} sectors={workshop.sectors} without={without} />
        {hidden && <p class="entry-note">{deskText.texts.hidden}</p>}
        <div class="buttons">
          {shared && (
            <>
              <EditText
                label={text.wording}
                value={record.text}
                most={limits.aim}
                about={`aim.edit/${id}`}
                command={(words) => ({ method: 'aim.edit', params: { aim: id, text: words } })}
              />
              <Act
                method="aim.unmerge"
                params={{ aim: id }}
                kind="quiet"
                undo={{
                  message: text.unmerged,
                  by: {
                    method: 'aim.merge',
                    params: {
                      activity: record.activity,
                      aims: record.merged ?? [],
                      text: record.text,
                    },
                  },
                }}
              >
                {text.unmerge}
              </Act>
            </>
          )}
          <HideText record={key} hidden={hidden} label={text.hideLabel(record.text)} />
        </div>
      </div>
    </div>
  );
}
