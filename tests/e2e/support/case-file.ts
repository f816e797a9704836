// A case: a real workshop written down, with its agenda, its people and all that they said and gave.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { WorkshopFromAgenda } from '../../../client-web/src/protocol/generated.ts';
import { inventedName } from './invented.ts';

export interface CasePerson {
  readonly id: string;
  readonly name: string;
  readonly organisation?: string;
  readonly role?: string;
  readonly sector: string;
  readonly introduction?: string;
  readonly aim?: string;
  readonly scores?: Readonly<Record<string, number | null>>;
}

export interface CaseIdea {
  readonly person: string;
  readonly column: string;
  readonly text: string;
}

export interface ExpectedScore {
  readonly n: number;
  readonly mean: number;
  readonly sectors: Readonly<Record<string, { readonly n: number; readonly mean: number }>>;
}

export interface WorkshopCase extends WorkshopFromAgenda {
  readonly people: readonly CasePerson[];
  readonly ideas?: readonly CaseIdea[];
  readonly words?: Readonly<Record<string, readonly string[]>>;
  readonly expect?: { readonly scores: Readonly<Record<string, ExpectedScore>> };
}

export const jointWorking = fileURLToPath(
  new URL('../../support/cases/joint-working.json', import.meta.url),
);

export async function readCase(file: string = jointWorking): Promise<WorkshopCase> {
  return JSON.parse(await readFile(file, 'utf8')) as WorkshopCase;
}

/** What `POST /api/workshops` wants of it. */
export function planOf({ title, sectors, agenda }: WorkshopCase): WorkshopFromAgenda {
  return { title, sectors, agenda };
}

/**
 * The case with this many people: the first ones of it, evenly over the case so that no side goes missing; beyond its
 * own people, others with invented names who repeat what somebody of their sector said and gave.
 */
export function withPeople(whole: WorkshopCase, wanted: number): WorkshopCase {
  const known = whole.people;
  if (wanted === known.length || known.length === 0) return whole;
  const people =
    wanted < known.length
      ? Array.from({ length: wanted }, (_, at) => known[Math.floor((at * known.length) / wanted)]!)
      : Array.from({ length: wanted }, (_, at) => known[at] ?? another(known, at));
  const ids = new Set(people.map(({ id }) => id));
  return {
    ...whole,
    people,
    ideas: (whole.ideas ?? []).filter(({ person }) => ids.has(person)),
  };
}

function another(known: readonly CasePerson[], at: number): CasePerson {
  const like = known[at % known.length]!;
  const scores = Object.entries(like.scores ?? {}).map(([item, score]) => {
    if (score === null) return [item, null] as const;
    return [item, Math.min(10, Math.max(0, score + ((at * 7) % 3) - 1))] as const;
  });
  return {
    ...like,
    id: `${like.sector}-more-${at}`,
    name: inventedName(at - known.length),
    scores: Object.fromEntries(scores),
  };
}
