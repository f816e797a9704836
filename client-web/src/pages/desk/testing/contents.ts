// What has been said in a made-up workshop, for the activity that is on. Not shipped.

import type { AimRecord, IdeaRecord, ScoreItem } from '../../../state/record-types';
import { itemsOf, nameOf, startedAt, titles, type Made } from './workshop';
import {
  roles,
  organisations,
  sayings,
  wishes,
  barriers,
  columns,
  said,
  longText,
  pick,
  slug,
} from './words';

type Contents = Record<string, unknown>;

export function contentsOf(made: Made, sectors: { id: string }[], activity: string): Contents {
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
