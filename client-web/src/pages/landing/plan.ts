// The workshop that is being planned: a template, changed before it starts. Pure, apart from being kept.

import type { FormError } from '../../components/ErrorSummary';
import { lengthOf, textError } from '../../components/Field';
import { forget, keep, kept } from '../../connection/kept';
import { limits } from '../../state/limits';
import type { Labelled } from '../../state/record-types';
import { slugOf } from '../../state/slug';
import { common, landingText as text } from '../../text';
import type { NewWorkshop, PlanStep, Template } from './api';

export interface PlannedSector extends Labelled {
  /** For the list on the page; the id is made when the workshop starts. */
  key: string;
}

export interface PlannedStep {
  key: string;
  step: PlanStep;
}

export interface Plan {
  template: string;
  title: string;
  sectors: PlannedSector[];
  agenda: PlannedStep[];
}

const place = 'cg/plan';
let nextKey = 1;
export const newKey = (): string => `k${Date.now().toString(36)}${nextKey++}`;

export function planFrom(template: Template, title = ''): Plan {
  return {
    template: template.id,
    // Its name is no title: it would be left standing on everybody's phone.
    title,
    sectors: template.sectors.map((sector) => ({ ...sector, key: newKey() })),
    agenda: template.agenda.map((step) => ({ step, key: newKey() })),
  };
}

export function keptPlan(): Plan | undefined {
  const found = kept(place) as Partial<Plan> | undefined;
  return found?.template && found.sectors && found.agenda ? (found as Plan) : undefined;
}

export const keepPlan = (plan: Plan): void => keep(place, plan);
export const forgetPlan = (): void => forget(place);

/** What most will start from comes first, the empty one last; those that a server has of its own stand between. */
export function inOrder(templates: readonly Template[]): Template[] {
  const rank = ({ id }: Template): number =>
    id === 'joint-working' ? 0 : id === 'first-meeting' ? 1 : id === 'blank' ? 3 : 2;
  return [...templates].sort((a, b) => rank(a) - rank(b));
}

/** Sectors of the template keep their ids, so that its agenda still fits; new ones get theirs from the label. */
export function toNewWorkshop(plan: Plan): NewWorkshop {
  const taken = new Set(plan.sectors.map((sector) => sector.id).filter(Boolean));
  const sectors = plan.sectors.map(({ id, label }) => {
    const slug = id || slugOf(label, taken, 'sector');
    taken.add(slug);
    return { id: slug, label: label.trim() };
  });
  return { title: plan.title.trim(), sectors, agenda: plan.agenda.map(({ step }) => step) };
}

export const sectorField = (key: string): string => `sector-${key}`;

export function planErrors(plan: Plan): FormError[] {
  const errors: FormError[] = [];
  const title = textError(text.start.name, plan.title, limits.title);
  if (title) errors.push({ field: 'title', message: title });
  const seen = new Set<string>();
  plan.sectors.forEach((sector, index) => {
    const field = sectorField(sector.key);
    const wrong = textError(text.start.sector(index + 1), sector.label, limits.label);
    const same = sector.label.trim().toLowerCase();
    if (wrong) errors.push({ field, message: wrong });
    else if (seen.has(same)) errors.push({ field, message: text.start.sameSector });
    seen.add(same);
  });
  if (plan.sectors.length < limits.sectors_min) {
    errors.push({ field: 'add-sector', message: text.start.tooFewSectors });
  }
  plan.agenda.forEach(({ key, step }) => errors.push(...stepErrors(key, step)));
  return errors;
}

export function stepErrors(key: string, step: PlanStep): FormError[] {
  const errors: FormError[] = [];
  const title = textError(text.start.stepTitle, step.title, limits.title);
  if (title) errors.push({ field: `title-${key}`, message: title });
  if (lengthOf(step.prompt ?? '') > limits.prompt) {
    const message = common.field.tooLong(text.start.stepPrompt, limits.prompt);
    errors.push({ field: `prompt-${key}`, message });
  }
  const minutes = step.minutes ?? 0;
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > limits.minutes_max) {
    errors.push({ field: `minutes-${key}`, message: text.start.minutesWrong });
  }
  return errors;
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(next.length, to)), 0, item);
  return next;
}
