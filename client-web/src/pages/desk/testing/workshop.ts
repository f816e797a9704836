// A workshop of any size, made up the same way every time, for tests and for looking at the pages. Not shipped.

import type {
  ActivityRecord,
  AimRecord,
  IdeaRecord,
  Kind,
  ScoreItem,
  ViewFrame,
} from '../../../state/record-types';

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

const sectorLabels = [
  'NHS',
  'Industry',
  'Patients and carers',
  'Charities',
  'Councils',
  'Universities',
  'Regulators',
  'Voluntary and community sector',
];
const longLabel = 'Voluntary, community and social enterprise organisations (x)';
const roles = [
  'Cardiology consultant',
  'Market access lead',
  'Carer',
  'Hospital pharmacist',
  'Commissioning manager',
  'General practitioner',
];
const organisations = [
  'City teaching hospital',
  'Company A',
  'Carers\u2019 network',
  'County hospital',
  'Integrated care board',
];
const names = [
  'Amina Yusuf',
  'Ben Carter',
  'Chloe Davies',
  'Dewi Pugh',
  'Esther Okafor',
  'Farid Haidari',
  'Grace Li',
  'Harriet Stone',
  'Ines Moreau',
  'Jo Bloggs',
  'Kirsty MacLeod',
  'Li Wei',
];
const longName = 'Professor Dame Wilhelmina Featherstonehaugh-Cholmondeley of Great Missenden, OBE';
const sayings = [
  'I run a clinic that is full until spring and want to know what a partner could take off us.',
  'I want to be asked at the start, not shown the result.',
  'I have signed six joint projects; two did what we hoped.',
  'My patients wait too long between hospital and surgery.',
  'I worry about how it looks when we are in the room.',
];
const wishes = [
  'Agree how we will measure whether patients are better off',
  'Know who does what before we begin',
  'Patients in the room from day one',
  'Leave with one project we could start this quarter',
  'A model agreement that our lawyers can accept',
  'See the other side\u2019s pressures',
  'Less paperwork between a good idea and a first patient',
  'Talk openly about reputation',
];
const barriers = [
  'No protected time to set a project up properly',
  'One person carries the project; when they leave it ends',
  'Pilots that end before they can show anything',
  'Two compliance teams reading the same paragraph',
  'Fear of how a headline would read',
  'Goals were fixed before a patient saw them',
];
const columns = [
  'Time',
  'Capacity',
  'Skills',
  'Short-termism',
  'Objectives',
  'Bureaucracy',
  'Reputation',
];
const said = [
  'insightful',
  'fun',
  'stimulating',
  'honest',
  'hopeful',
  'tiring',
  'long overdue',
  'practical',
  'warm',
  'eye-opening',
  'brave',
  'clear',
  'useful',
  'together',
  'real',
  'rushed',
  'generous',
  'surprising',
  'energising',
  'candid',
];
const longText =
  'What we would like most of all is for everybody who has a part in this, from the ward to the board and from the patient to the company, to say out loud, early, and in words that the others use too, what they can give, what they need and what they will never be able to do. All of it.';

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
const slug = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');

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
  const kinds: Kind[] = ['introductions', 'aims', 'scores', 'board', 'breakout', 'words'];
  const at = made.now === null ? 0 : kinds.indexOf(made.now);
  kinds.forEach((kind, order) => {
    put[`activity/act${order + 1}`] = activityOf(kind, order, at, made);
  });
  put['workshop'] = {
    id: 'w7k2m9',
    title: made.long ? `${longText.slice(0, 117)}...` : 'Joint working that works',
    code: 'K7MQ4P',
    join_url: 'https://common-ground.example.org/join/K7MQ4P',
    sectors,
    now: made.now === null ? null : `act${at + 1}`,
    locked: made.locked ?? false,
    ended: made.ended ?? false,
    blanked: made.blanked ?? false,
    people: made.people,
    by_sector: bySector,
  };
  put['health'] = { storage: made.storage ?? 'ok' };
  if (made.now !== null) Object.assign(put, contentsOf(made, sectors, `act${at + 1}`));
  return { epoch: 'made', seq: 1, put, remove: [], full: true };
}

function sectorsOf({ sectors = 3, long }: Made): { id: string; label: string }[] {
  return sectorLabels.slice(0, sectors).map((label, index) => ({
    id: slug(label),
    label: long && index === 2 ? longLabel : label,
  }));
}

function nameOf({ long }: Made, index: number): string {
  if (long && index % 3 === 0) return longName;
  const round = Math.floor(index / names.length);
  return round === 0 ? pick(names, index) : `${pick(names, index)} ${round + 1}`;
}

const titles: Record<Kind, [title: string, prompt: string, minutes: number]> = {
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

function itemsOf({ items = 3, long }: Made): { id: string; label: string }[] {
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

type Contents = Record<string, unknown>;

function contentsOf(made: Made, sectors: { id: string }[], activity: string): Contents {
  const people = made.silent ? 0 : made.people;
  switch (made.now) {
    case 'introductions':
      return introductions(made, sectors, activity, Math.ceil(people * 0.7));
    case 'aims':
      return aims(made, sectors, activity, Math.min(people, 40));
    case 'scores':
      return scores(made, sectors, activity, people);
    case 'board':
      return board(made, sectors, activity, Math.min(people, 120));
    case 'breakout':
      return breakout(made, sectors, activity, people);
    case 'words':
      return words(activity, people);
    case null:
      return {};
  }
}

function introductions(
  made: Made,
  sectors: { id: string }[],
  activity: string,
  count: number,
): Contents {
  const put: Contents = {};
  const bySector: Record<string, { introduced: number; people: number }> = {};
  for (const { id } of sectors)
    bySector[id] = { introduced: 0, people: Math.ceil(made.people / sectors.length) };
  for (let index = 0; index < count; index++) {
    const sector = pick(sectors, index < 3 ? index : (index * 7) % 5).id;
    const tally = bySector[sector];
    if (tally) tally.introduced++;
    put[`introduction/p${index + 1}`] = {
      activity,
      name: nameOf(made, index),
      role: pick(roles, index),
      organisation: pick(organisations, index),
      sector,
      text: made.long && index % 4 === 0 ? longText : pick(sayings, index),
      at: startedAt + index * 1000,
      ...(index === 5 ? { hidden: true } : {}),
    };
  }
  put[`progress/${activity}`] = { introduced: count, people: made.people, by_sector: bySector };
  put[`awaited/${activity}`] = {
    people: Array.from(
      { length: Math.min(100, made.people - count) },
      (_, index) => `p${count + index + 1}`,
    ),
  };
  return put;
}

function aims(made: Made, sectors: { id: string }[], activity: string, count: number): Contents {
  const put: Contents = {};
  for (let index = 0; index < count; index++) {
    const asked = Math.max(3, Math.floor(made.people / sectors.length));
    const cells = sectors.map(({ id }, place) =>
      place === 2 && index % 5 === 3
        ? { id, withheld: true as const }
        : { id, endorsed: (index * 3 + place * 2) % (asked + 1), asked },
    );
    const endorsed = cells.reduce((sum, cell) => sum + ('endorsed' in cell ? cell.endorsed : 0), 0);
    const ground = cells.reduce(
      (all, cell) =>
        'endorsed' in cell ? all * ((cell.endorsed + 1) / ((cell.asked ?? 0) + 2)) : all,
      1,
    );
    const aim: AimRecord = {
      activity,
      text: made.long && index % 2 === 0 ? longText.slice(0, 278) : pick(wishes, index),
      by: nameOf(made, index),
      endorsed,
      common_ground: Math.round(ground * 1000) / 1000,
      sectors: cells,
      at: startedAt + index * 1000,
      ...(index === 0 ? { merged: ['aim2', 'aim3'] } : {}),
      ...(index === 1 || index === 2 ? { merged_into: 'aim1' } : {}),
      ...(index === 6 ? { hidden: true } : {}),
    };
    put[`aim/aim${index + 1}`] = aim;
  }
  put[`progress/${activity}`] = { aims: count };
  return put;
}

function scores(made: Made, sectors: { id: string }[], activity: string, people: number): Contents {
  const shown = made.revealed === true || made.state === 'closed';
  const put: Contents = {};
  put[`scores/${activity}`] = {
    round: made.round ?? 1,
    eligible: made.people,
    voted: Math.floor(people * (shown ? 1 : 0.74)),
    ...(shown
      ? { items: itemsOf(made).map((item, index) => scoreItem(item, index, made, sectors)) }
      : {}),
  };
  put[`awaited/${activity}`] = {
    people: Array.from(
      { length: Math.min(100, Math.ceil(made.people * 0.26)) },
      (_, index) => `p${index * 3 + 1}`,
    ),
  };
  return put;
}

function scoreItem(
  item: { id: string; label: string },
  index: number,
  made: Made,
  sectors: { id: string }[],
): ScoreItem {
  const histogram = Array.from({ length: 11 }, () => 0);
  for (let person = 0; person < made.people; person++) {
    const value = Math.min(
      10,
      Math.max(
        0,
        9 -
          ((person * 5 + index) % 4) +
          ((person * 3) % 5 === 0 ? 1 : 0) -
          (person % 7 === 0 ? 3 : 0),
      ),
    );
    histogram[value]!++;
  }
  const n = made.people;
  if (n < 3) {
    return {
      ...item,
      withheld: true,
      n: null,
      mean: null,
      equal_voice: null,
      sd: null,
      histogram: null,
      cant_say: null,
      sectors: sectors.map(({ id }) => ({ id, withheld: true })),
    };
  }
  const mean =
    Math.round((histogram.reduce((sum, count, value) => sum + count * value, 0) / n) * 10) / 10;
  return {
    ...item,
    n,
    mean,
    equal_voice: Math.round((mean + 0.3) * 10) / 10,
    equal_voice_of: sectors.map(({ id }) => id),
    sd: 1.4,
    histogram,
    cant_say: index,
    sectors: sectors.map(({ id }, place) =>
      n < 9 && place > 0
        ? { id, withheld: true }
        : {
            id,
            n: Math.floor(n / sectors.length),
            mean:
              Math.round(
                Math.min(
                  10,
                  mean + (place - 1) * 0.4 * (index + 1) - (index === 0 ? place * 0.4 : 0),
                ) * 10,
              ) / 10,
          },
    ),
    ...((made.round ?? 1) > 1 ? { change: { n: n - 3, mean: index === 1 ? -0.4 : 0.6 } } : {}),
  };
}

function board(made: Made, sectors: { id: string }[], activity: string, count: number): Contents {
  const put: Contents = {};
  for (let index = 0; index < count; index++) {
    const idea: IdeaRecord = {
      activity,
      column: slug(pick(columns, index * 3 + (index % 5))),
      text: made.long && index % 6 === 0 ? longText.slice(0, 278) : pick(barriers, index),
      ...(index % 3 === 0
        ? { by: nameOf(made, index) }
        : index % 3 === 1
          ? { by: pick(organisations, index) }
          : {}),
      dots: (index * 5) % 7,
      sectors: sectors.map(({ id }) => ({ id, dots: index % 3, asked: 5 })),
      at: startedAt + index * 1000,
      ...(index === 4 ? { hidden: true } : {}),
    };
    put[`idea/idea${index + 1}`] = idea;
  }
  put[`progress/${activity}`] = { ideas: count };
  return put;
}

function breakout(
  made: Made,
  sectors: { id: string }[],
  activity: string,
  people: number,
): Contents {
  const put: Contents = {};
  const groups = Math.ceil(people / 5);
  for (let group = 0; group < groups; group++) {
    const members = Array.from({ length: people }, (_, index) => index).filter(
      (index) => index % groups === group,
    );
    put[`group/g${group + 1}`] = {
      activity,
      order: group,
      name: `Group ${group + 1}`,
      ...(group % 2 === 0
        ? {
            table: made.long
              ? 'The long table by the window in the upper conference room'
              : `Table ${group + 1}`,
          }
        : {}),
      task: titles.breakout[1],
      people: members.map((index) => ({
        person: `p${index + 1}`,
        name: nameOf(made, index),
        sector: pick(sectors, index < 3 ? index : (index * 7) % 5).id,
      })),
      ...(made.reports && group % 3 !== 2
        ? {
            report: made.long
              ? longText
              : 'Give one person on each side the time and the mandate; review every quarter, with a patient in the chair.',
          }
        : {}),
      ...(group === 1 ? { help: true } : {}),
    };
    for (const member of members) {
      put[`idea/idea${member + 1}`] = {
        activity,
        text: pick(barriers, member),
        dots: 0,
        sectors: [],
        at: startedAt + member,
        group: `g${group + 1}`,
      };
    }
  }
  put[`progress/${activity}`] = { ideas: people };
  return put;
}

function words(activity: string, people: number): Contents {
  const count = Math.min(said.length * 3, people * 2);
  const list = Array.from({ length: count }, (_, index) => ({
    word:
      index < said.length ? pick(said, index) : `${pick(said, index)} ${pick(said, index * 7 + 3)}`,
    people: Math.max(1, Math.round(people / (index + 2))),
  }));
  return {
    [`words/${activity}`]: { people, words: list.sort((a, b) => b.people - a.people) },
    [`progress/${activity}`]: { people },
  };
}
