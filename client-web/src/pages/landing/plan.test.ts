import { expect, it } from 'vitest';
import { fileName, type Template } from './api';
import { inOrder, moved, planErrors, planFrom, toNewWorkshop, type Plan } from './plan';
import { routeOf } from './route';
import { linksOf } from './WorkshopPage';

const template: Template = {
  id: 'first',
  title: 'A first meeting',
  about: '',
  sectors: [
    { id: 'nhs', label: 'NHS' },
    { id: 'pharma', label: 'Industry' },
  ],
  agenda: [
    { kind: 'aims', title: 'Aims', prompt: 'What for?', minutes: 10 },
    { kind: 'scores', title: 'Value', items: [{ id: 'a', label: 'A' }] },
  ],
};

it('keeps the ids of the template and everything of its agenda', () => {
  const plan = planFrom(template);
  plan.sectors.push({ key: 'k', id: '', label: ' Nhs ' });
  const made = toNewWorkshop(plan);
  expect(made.sectors).toEqual([
    { id: 'nhs', label: 'NHS' },
    { id: 'pharma', label: 'Industry' },
    { id: 'nhs-2', label: 'Nhs' },
  ]);
  expect(made.agenda).toEqual(template.agenda);
});

it('says what is wrong, field by field', () => {
  const plan: Plan = { ...planFrom(template), title: '  ' };
  const [first, second] = plan.sectors;
  if (!first || !second) throw new Error('two sectors');
  plan.sectors = [first, { ...second, label: 'nhs ' }];
  plan.agenda = plan.agenda.map(({ key, step }) => ({ key, step: { ...step, minutes: 481 } }));
  const fields = planErrors(plan).map((error) => error.field);
  expect(fields).toEqual([
    'title',
    `sector-${second.key}`,
    ...plan.agenda.map(({ key }) => `minutes-${key}`),
  ]);
  // The name of an agenda is no title: it has to be given.
  expect(planErrors(planFrom(template)).map((error) => error.field)).toEqual(['title']);
  expect(planErrors(planFrom(template, 'Winter'))).toEqual([]);
});

it('offers what most start from first, and the empty one last', () => {
  const ids = ['blank', 'first-meeting', 'joint-working', 'of-our-own'];
  const ordered = inOrder(ids.map((id) => ({ ...template, id }))).map(({ id }) => id);
  expect(ordered).toEqual(['joint-working', 'first-meeting', 'of-our-own', 'blank']);
});

it('moves within the list and not out of it', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a']);
});

it('puts keys into fragments only, at the public address', () => {
  const keys = { lead: 'L', process: 'P', screen: 'S', observer: 'O' };
  const links = linksOf({
    id: 'w1',
    title: '',
    code: 'K7MQ4P',
    created_at: 0,
    people: 0,
    ended: false,
    keys,
    join_url: 'https://meet.example.org/join/K7MQ4P',
  });
  expect(links.lead).toBe('https://meet.example.org/desk/w1#L');
  expect(links.process).toBe('https://meet.example.org/desk/w1#P');
  expect(links.screen).toBe('https://meet.example.org/screen/w1#S');
  expect(links.observer).toBe('https://meet.example.org/observer/w1#O');
});

it('reads where it is from the fragment', () => {
  expect(routeOf('')).toEqual({ at: 'home' });
  expect(routeOf('#start')).toEqual({ at: 'start' });
  expect(routeOf('#new/w1')).toEqual({ at: 'workshop', id: 'w1', isNew: true });
  expect(routeOf('#sheet/w1')).toEqual({ at: 'sheet', id: 'w1' });
  expect(routeOf('#nonsense')).toEqual({ at: 'home' });
});

it('names a downloaded record after its workshop', () => {
  expect(fileName('Joint working: that works?')).toBe('Joint-working-that-works');
  expect(fileName('???')).toBe('workshop');
});
