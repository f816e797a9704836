// An activity as a form has it, and as the wire does.

import { limits } from '../../protocol';
import type { ActivityRecord, Kind, Labelled } from '../../state/record-types';
import { slugOf } from '../../state/slug';
import { lengthOf } from '../../components/Field';
import { deskText } from '../../text/desk';
import { common } from '../../text/common';

export interface PlanForm {
  kind: Kind;
  title: string;
  prompt: string;
  minutes: string;
  /** Items or columns, one a line. */
  list: string;
  /** Dots, words or the size of a group. */
  amount: string;
}

export type PlanErrors = Partial<Record<keyof PlanForm, string>>;

interface Amount {
  readonly field: 'dots' | 'words' | 'size';
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

export function listOf(kind: Kind): 'items' | 'columns' | undefined {
  return kind === 'scores' ? 'items' : kind === 'board' ? 'columns' : undefined;
}

export function amountOf(kind: Kind): Amount | undefined {
  if (kind === 'board')
    return { field: 'dots', least: 0, most: limits.dots_max, usual: limits.dots_default };
  if (kind === 'words')
    return { field: 'words', least: 1, most: limits.words_max, usual: limits.words_default };
  if (kind === 'breakout')
    return { field: 'size', least: 2, most: 50, usual: limits.group_size_default };
  return undefined;
}

export function emptyForm(kind: Kind): PlanForm {
  const amount = amountOf(kind);
  return {
    kind,
    title: '',
    prompt: '',
    minutes: '10',
    list: '',
    amount: amount ? String(amount.usual) : '',
  };
}

export function formOf(activity: ActivityRecord): PlanForm {
  const list = listOf(activity.kind);
  const amount = amountOf(activity.kind);
  return {
    kind: activity.kind,
    title: activity.title,
    prompt: activity.prompt,
    minutes: String(activity.minutes),
    list: list === undefined ? '' : (activity[list] ?? []).map(({ label }) => label).join('\n'),
    amount: amount === undefined ? '' : String(activity[amount.field] ?? ''),
  };
}

/** A whole number within bounds, or undefined. */
export function wholeNumber(value: string, least: number, most: number): number | undefined {
  const trimmed = value.trim();
  if (!/^\d{1,4}$/.test(trimmed)) return undefined;
  const parsed = Number(trimmed);
  return parsed < least || parsed > most ? undefined : parsed;
}

const linesOf = (list: string): string[] =>
  list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function errorsOf(form: PlanForm): PlanErrors {
  const errors: PlanErrors = {};
  const text = deskText.agenda;
  if (lengthOf(form.title) === 0) errors.title = common.field.empty(text.titleField);
  else if (lengthOf(form.title) > limits.title)
    errors.title = common.field.tooLong(text.titleField, limits.title);
  if (lengthOf(form.prompt) > limits.prompt)
    errors.prompt = common.field.tooLong(text.prompt, limits.prompt);
  if (wholeNumber(form.minutes, 0, limits.minutes_max) === undefined) {
    errors.minutes = text.errors.whole(0, limits.minutes_max);
  }
  if (listOf(form.kind) !== undefined) {
    const lines = linesOf(form.list);
    const good = lines.every((line) => lengthOf(line) <= limits.label);
    if (lines.length === 0 || lines.length > limits.items_max || !good)
      errors.list = text.errors.list(limits.items_max);
  }
  const amount = amountOf(form.kind);
  if (
    amount &&
    form.amount !== '' &&
    wholeNumber(form.amount, amount.least, amount.most) === undefined
  ) {
    errors.amount = text.errors.whole(amount.least, amount.most);
  }
  return errors;
}

/** Lines as choices. Those that were there keep their ids: by label first, then by place when the number is the same. */
export function choicesOf(list: string, before: readonly Labelled[] = []): Labelled[] {
  const lines = linesOf(list);
  const taken = new Set<string>();
  const known = lines.map((label, index) => {
    const same = before.find((choice) => choice.label === label && !taken.has(choice.id));
    const place = lines.length === before.length ? before[index] : undefined;
    const renamed = place !== undefined && !lines.includes(place.label) ? place : undefined;
    const id = same?.id ?? renamed?.id;
    if (id !== undefined) taken.add(id);
    return { id, label };
  });
  return known.map(({ id, label }) => {
    const slug = id ?? slugOf(label, taken, 'item');
    taken.add(slug);
    return { id: slug, label };
  });
}

/** The plan for `agenda.add`, or what `agenda.edit` is to change. The form must be without errors. */
export function planOf(form: PlanForm, before?: ActivityRecord): Record<string, unknown> {
  const list = listOf(form.kind);
  const amount = amountOf(form.kind);
  const value = amount && wholeNumber(form.amount, amount.least, amount.most);
  const plan: Record<string, unknown> = {
    title: form.title.trim(),
    prompt: form.prompt.trim(),
    minutes: wholeNumber(form.minutes, 0, limits.minutes_max),
    ...(list === undefined ? {} : { [list]: choicesOf(form.list, before?.[list]) }),
    ...(amount === undefined || value === undefined ? {} : { [amount.field]: value }),
  };
  if (before === undefined) return { kind: form.kind, ...plan };
  return Object.fromEntries(
    Object.entries(plan).filter(
      ([key, now]) => JSON.stringify(now) !== JSON.stringify(before[key as keyof ActivityRecord]),
    ),
  );
}
