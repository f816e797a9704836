// A workshop of any size, made up the same way every time, for tests and for looking at the pages. Not shipped.

import type { ActivityRecord, Kind, ViewFrame } from '../../../state/record-types';
import { contentsOf } from './contents';
import {
  sectorLabels,
  longLabel,
  roles,
  organisations,
  names,
  longName,
  columns,
  longText,
  pick,
  slug,
} from './words';

export interface Made {
  people: number;
  /** What is on; nothing with null. */
  now: Kind | null;
  state?: 'draft' | 'open' | 'closed';
  revealed?: boolean;
  /** How many items the scores have. */
  items?: number;
  round?: number;
  /** Names and labels of the greatest length. */
  long?: boolean;
  sectors?: number;
  locked?: boolean;
  waitingRoom?: boolean;
  /** How many wait to be let in. */
  waiting?: number;
  blanked?: boolean;
  ended?: boolean;
  /** Groups have reported back. */
  reports?: boolean;
  /** Nothing has been said yet. */
  silent?: boolean;
  over?: boolean;
  storage?: 'ok' | 'unavailable';
}

/** Any fixed moment: half past nine on a working day. */
export const startedAt = Date.UTC(2026, 4, 13, 8, 30);
export const madeNow = startedAt + 47 * 60_000;

export function madeWorkshop(made: Made): ViewFrame {
  const sectors = sectorsOf(made);
  const put: Record<string, unknown> = {};
  const bySector = Object.fromEntries(sectors.map(({ id }) => [id, 0]));
  for (let index = 0; index < made.people; index++) {
    const sector = pick(sectors, index < 3 ? index : (index * 7) % 5).id;
    bySector[sector] = (bySector[sector] ?? 0) + 1;
    put[`person/p${index + 1}`] = {
      name: nameOf(made, index),
      role: pick(roles, index),
      organisation: pick(organisations, index),
      sector,
      present: index % 9 !== 4,
      ...(index % 17 === 11 ? { left: true } : {}),
    };
  }
  for (let index = made.people; index < made.people + (made.waiting ?? 0); index++) {
    put[`waiting/p${index + 1}`] = {
      name: nameOf(made, index),
      role: pick(roles, index),
      organisation: pick(organisations, index),
      sector: pick(sectors, index).id,
      since: startedAt + index * 1000,
      present: index % 4 !== 3,
      ...(index % 5 === 2 ? { resembles: 'facilitator' } : {}),
    };
  }
  const kinds: Kind[] = ['introductions', 'aims', 'scores', 'board', 'breakout', 'words'];
  const at = made.now === null ? 0 : kinds.indexOf(made.now);
  kinds.forEach((kind, order) => {
    put[`activity/act${order + 1}`] = activityOf(kind, order, at, made);
  });
  put.workshop = {
    id: 'w7k2m9',
    title: made.long ? `${longText.slice(0, 117)}...` : 'Joint working that works',
    code: 'K7MQ4P',
    join_url: 'https://common-ground.example.org/join/K7MQ4P',
    sectors,
    now: made.now === null ? null : `act${at + 1}`,
    locked: made.locked ?? false,
    waiting_room: made.waitingRoom ?? false,
    ended: made.ended ?? false,
    blanked: made.blanked ?? false,
    people: made.people,
    by_sector: bySector,
  };
  put.health = { storage: made.storage ?? 'ok' };
  if (made.now !== null) Object.assign(put, contentsOf(made, sectors, `act${at + 1}`));
  return { epoch: 'made', seq: 1, put, remove: [], full: true };
}

function sectorsOf({ sectors = 3, long }: Made): { id: string; label: string }[] {
  return sectorLabels.slice(0, sectors).map((label, index) => ({
    id: slug(label),
    label: long && index === 2 ? longLabel : label,
  }));
}

export function nameOf({ long }: Made, index: number): string {
  if (long && index % 3 === 0) return longName;
  const round = Math.floor(index / names.length);
  return round === 0 ? pick(names, index) : `${pick(names, index)} ${round + 1}`;
}

export const titles: Record<Kind, [title: string, prompt: string, minutes: number]> = {
  introductions: ['Who is here', 'Who are you, and what brings you here?', 15],
  aims: ['What we want from today', 'What would you like this group to achieve?', 15],
  scores: [
    'The value of joint working',
    'How much value can joint working deliver, out of 10, for...',
    10,
  ],
  board: ['What gets in the way', 'What stops joint working from working?', 25],
  breakout: ['What would help', 'Take one barrier. What would remove it?', 30],
  words: ['In a word', 'How was today? Up to three words.', 5],
};

function activityOf(kind: Kind, order: number, at: number, made: Made): ActivityRecord {
  const [title, prompt, minutes] = titles[kind];
  const past = made.now !== null && order < at;
  const on = made.now !== null && order === at;
  const state = past ? 'closed' : on ? (made.state ?? 'open') : 'draft';
  const opened = startedAt + order * 16 * 60_000;
  return {
    order,
    kind,
    title: made.long ? `${title} and ${longText.slice(0, 80)}` : title,
    prompt: made.long ? longText : prompt,
    minutes,
    state,
    revealed: on && (made.revealed ?? false),
    ...(past || (on && state !== 'draft') ? { opened_at: opened } : {}),
    ...(past || (on && state === 'closed') ? { closed_at: opened + 14 * 60_000 } : {}),
    ...(on && state === 'open' ? { ends_at: madeNow + (made.over ? -95_000 : 760_000) } : {}),
    ...(kind === 'scores' ? { items: itemsOf(made), round: made.round ?? 1 } : {}),
    ...(kind === 'board'
      ? { columns: columns.map((label) => ({ id: slug(label), label })), dots: 3 }
      : {}),
    ...(kind === 'words' ? { words: 3 } : {}),
    ...(kind === 'breakout' ? { size: 5 } : {}),
  };
}

export function itemsOf({ items = 3, long }: Made): { id: string; label: string }[] {
  const labels = [
    'Patients',
    'The NHS',
    'Pharma',
    'Carers',
    'Councils',
    'Charities',
    'Research',
    'Staff',
    'The public',
    'The planet',
  ];
  return labels.slice(0, items).map((label, index) => ({
    id: slug(label),
    label:
      long && index % 2 === 0
        ? 'People who live with more than one long-term condition at 80'
        : label,
  }));
}
