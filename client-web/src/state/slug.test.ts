import { expect, it } from 'vitest';
import { slugOf } from './slug';

const of = (label: string, taken: readonly string[] = []) =>
  slugOf(label, new Set(taken), 'sector');

it('makes slugs that the server takes', () => {
  for (const label of ['Ärzte', 'Éire & co', '123 go', '中文', '---', 'x'.repeat(60)]) {
    expect(of(label)).toMatch(/^[a-z][a-z0-9-]{0,31}$/);
  }
  expect(of('Patients & carers')).toBe('patients-carers');
  expect(of('3rd sector')).toBe('rd-sector');
  expect(of('日本')).toBe('sector');
  expect(of('x'.repeat(60)).length).toBeLessThanOrEqual(32);
});

it('makes each its own', () => {
  expect(of('NHS', ['nhs'])).toBe('nhs-2');
  expect(of('The NHS', ['the-nhs'])).toBe('the-nhs-2');
  expect(of('NHS', ['nhs', 'nhs-2'])).toBe('nhs-3');
});
