// Who does what when a case is played: what the case says, and, worked out from it without chance, what it leaves open
// (who supports which aim, where the dots go, what groups write).

import type { Attribution, Kind } from '../../../client-web/src/protocol/generated.ts';
import type { CasePerson, WorkshopCase } from './case-file.ts';
import { remedy } from './invented.ts';

export interface PlannedIdea {
  readonly column: string;
  readonly text: string;
  readonly attribution: Attribution;
}

export interface PlannedPerson extends CasePerson {
  /** Aims as they stand after merging. */
  readonly supports: readonly string[];
  readonly ideas: readonly PlannedIdea[];
  /** Texts of ideas, a dot each; one may come twice. */
  readonly dots: readonly string[];
  readonly groupIdea: string;
  readonly words: readonly string[];
}

/** Aims that say the same, and what the facilitator calls them together. */
export interface Merger {
  readonly text: string;
  readonly shared: string;
  readonly authors: readonly string[];
}

export interface CasePlan {
  readonly people: readonly PlannedPerson[];
  readonly mergers: readonly Merger[];
  /** Every aim of the room after merging. */
  readonly aims: readonly string[];
}

const mergersMost = 3;
const supportsEach = 3;
const attributions: readonly Attribution[] = ['name', 'organisation', 'name', 'none'];

export function planCase(whole: WorkshopCase): CasePlan {
  const mergers = mergersOf(whole.people);
  const sharedOf = new Map(mergers.map(({ text, shared }) => [text, shared]));
  const aims = [
    ...new Set(whole.people.flatMap(({ aim }) => (aim ? [sharedOf.get(aim) ?? aim] : []))),
  ];
  const ideas = (whole.ideas ?? []).map(({ text }) => text);
  const dots = whole.agenda.find(({ kind }) => kind === 'board')?.dots ?? 3;
  const people = whole.people.map((person, at): PlannedPerson => {
    const own = person.aim === undefined ? undefined : (sharedOf.get(person.aim) ?? person.aim);
    return {
      ...person,
      supports: supportsOf(aims, own, at),
      ideas: ideasOf(whole, person),
      dots: ideas.length === 0 ? [] : dotsOf(ideas, at, dots),
      groupIdea: remedy(at),
      words: whole.words?.[person.id] ?? [],
    };
  });
  return { people, mergers, aims };
}

/** The largest few sets of people who wrote the same. */
function mergersOf(people: readonly CasePerson[]): Merger[] {
  const authors = new Map<string, string[]>();
  for (const { id, aim } of people) {
    if (aim !== undefined) authors.set(aim, [...(authors.get(aim) ?? []), id]);
  }
  return [...authors]
    .filter(([, ids]) => ids.length > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, mergersMost)
    .map(([text, ids]) => ({ text, shared: `Together: ${lowered(text)}`, authors: ids }));
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Shared aims find support from everywhere; the others from whoever comes by. */
function supportsOf(aims: readonly string[], own: string | undefined, at: number): string[] {
  const others = aims.filter((aim) => aim !== own);
  const shared = others.filter((aim) => aim.startsWith('Together: '));
  const rest = others.filter((aim) => !aim.startsWith('Together: '));
  const first = shared.filter((_, place) => (at + place) % 3 !== 0);
  const more =
    rest.length === 0 ? [] : [rest[(at * 5) % rest.length]!, rest[(at * 3) % rest.length]!];
  return [...new Set([...first, ...more])].slice(0, supportsEach);
}

function ideasOf({ ideas = [] }: WorkshopCase, person: CasePerson): PlannedIdea[] {
  return ideas.flatMap(({ person: author, column, text }, at) => {
    if (author !== person.id) return [];
    const wanted = attributions[at % attributions.length]!;
    const attribution =
      wanted === 'organisation' && person.organisation === undefined ? 'none' : wanted;
    return [{ column, text, attribution }];
  });
}

function dotsOf(ideas: readonly string[], at: number, budget: number): string[] {
  // Three ideas in four draw most of the dots, as in a room.
  return Array.from(
    { length: budget },
    (_, dot) => ideas[(at * (dot + 1) + dot * 2) % ideas.length]!,
  );
}

export function activityOf(whole: WorkshopCase, kind: Kind): string | undefined {
  return whole.agenda.find((step) => step.kind === kind)?.title;
}
