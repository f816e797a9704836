// What the desk says about the waiting room and those in it.

import { count, listed, number } from './numbers';

const people = (n: number) => count(n, 'person', 'people');

export const doorText = {
  label: 'Waiting room',
  off: 'Newcomers come straight in.',
  on: 'Newcomers wait until you let them in.',
  switchOn: 'Use a waiting room',
  switchOff: 'Let newcomers straight in',

  title: (n: number) => `Waiting to be let in: ${number(n)}`,
  badge: (n: number) => `${number(n)} waiting`,
  badgeLabel: (n: number) => `${number(n)} waiting to be let in. Show them`,
  letIn: 'Let in',
  letInLabel: (name: string) => `Let in ${name}`,
  letAllIn: (n: number) => `Let everybody in (${number(n)})`,
  turnAway: 'Turn away',
  turnAwayLabel: (name: string) => `Turn away ${name}`,
  turnAllAway: 'Turn everybody away',
  turnedAway: (name: string) => `${name} turned away. Below, you can let them in after all.`,
  allTurnedAway: (n: number) => `${people(n)} turned away. Below, you can let them in after all.`,
  askTurnAllAway: (n: number) => ({
    title: `Turn ${people(n)} away?`,
    body: 'Their phones say that you did not let them in. You find them among the people, and can let them in after all one by one.',
    confirm: 'Turn them away',
    danger: true,
  }),
  askLetIn: (n: number) => ({
    title: n === 1 ? 'Let in the one who waits, too?' : `Let in the ${number(n)} who wait, too?`,
    body: 'From now on newcomers come straight in. Those who came before still wait for you.',
    confirm: n === 1 ? 'Let them in' : `Let the ${number(n)} in`,
    otherwise: 'Leave them waiting',
  }),
  away: 'away',
  showMore: 'Show more',

  /** Read out when somebody comes; `all`: how many wait now. */
  came: (names: readonly string[], all: number) =>
    names.length <= 3
      ? `${listed(names)} ${names.length === 1 ? 'waits' : 'wait'} to be let in. ${number(all)} in all.`
      : `${people(names.length)} more wait to be let in. ${number(all)} in all.`,
} as const;
