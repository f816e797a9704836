// What a transcript has to hold, and each format as plain text to look for it in.

import type { WorkshopCase } from './case-file.ts';
import type { CasePlan } from './case-plan.ts';
import type { TranscriptFormat } from './http-api.ts';
import { report } from './invented.ts';

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&apos;': "'",
};

/** Without the escapes of the format, and with one space where there were several or a new line. */
export function plainText(text: string, format: TranscriptFormat): string {
  return unescaped(text, format).replace(/\s+/g, ' ');
}

function unescaped(text: string, format: TranscriptFormat): string {
  switch (format) {
    case 'json':
      return stringsOf(JSON.parse(text)).join('\n');
    case 'csv':
      return text.replaceAll('""', '"');
    case 'md':
      return text.replace(/\\([^\w\s])/g, '$1');
    case 'html':
      return text
        .replace(/<[^>]*>/g, ' ')
        .replace(/&#?\w+;/g, (entity) => entities[entity] ?? entity);
  }
}

function stringsOf(value: unknown): string[] {
  // JSON has no 7.0: a number is also what it is with one decimal.
  if (typeof value === 'number') return [String(value), value.toFixed(1)];
  if (value === null || typeof value === 'boolean') return [];
  if (typeof value === 'string') return [value];
  return Object.values(value as object).flatMap(stringsOf);
}

/** Every text and number of the case, and what was added to it when it was played. */
export function everythingSaid(whole: WorkshopCase, plan: CasePlan): string[] {
  const people = plan.people.flatMap((person) => [
    person.name,
    ...optional(person.organisation),
    ...optional(person.introduction),
    ...optional(person.aim),
    ...person.ideas.map(({ text }) => text),
    person.groupIdea,
    ...person.words,
  ]);
  const agenda = whole.agenda.flatMap(({ title, prompt, items = [], columns = [] }) => [
    title,
    ...optional(prompt),
    ...[...items, ...columns].map(({ label }) => label),
  ]);
  const figures = Object.values(whole.expect?.scores ?? {}).flatMap(({ mean, sectors }) => [
    mean.toFixed(1),
    ...Object.values(sectors).map((cell) => cell.mean.toFixed(1)),
  ]);
  const reports = [0, 1, 2, 3].map(report);
  const shared = plan.mergers.map((merger) => merger.shared);
  return [...new Set([whole.title, ...people, ...agenda, ...figures, ...reports, ...shared])];
}

const optional = (text: string | undefined): string[] => (text === undefined ? [] : [text]);
