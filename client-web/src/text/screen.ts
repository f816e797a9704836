/** What the projector says. Read from ten metres, so every word is one that helps. */
import { count, number } from './numbers';

export const screenText = {
  title: (workshop: string) => `${workshop} \u2013 screen`,
  loading: 'One moment',
  reconnecting: 'Reconnecting',
  join: {
    welcome: 'Welcome',
    how: 'Scan this with your phone\u2019s camera',
    or: 'or go to',
    andEnter: 'and enter the code',
    at: 'Join at',
    code: 'Code',
    locked: 'Joining is closed',
    inSoFar: (n: number) => (n === 0 ? 'Nobody is in yet' : `${number(n)} in`),
    bySector: 'In so far, by sector',
    bySectorPeople: (label: string, n: number) => `${label} ${number(n)}`,
  },
  timeLeft: 'left',
  timeOver: 'over',
  next: (title: string) => `Next: ${title}`,
  between: 'A short pause',
  thanks: {
    title: 'Thank you',
    text: 'For being here, and for what you said.',
  },
  ending: {
    title: 'This screen has been switched off',
    deleted: 'The workshop has been deleted.',
    key: 'The workshop has been deleted, or the address of this page is not complete. Open it again from the desk.',
    policy: 'The server asked this page to stop. Reload it to try again.',
  },
  more: (n: number) => `and ${number(n)} more`,
  part: (from: number, to: number, of: number) =>
    `${from === to ? number(from) : `${number(from)}\u2013${number(to)}`} of ${number(of)}`,
  introductions: {
    none: 'Say who you are on your phone, and it appears here',
    noneClosed: 'Nobody has introduced themselves',
    introduced: (n: number, of: number) => `${number(n)} of ${number(of)} introduced`,
  },
  aims: {
    none: 'Write what you want from today on your phone, and it appears here',
    noneClosed: 'No aims were written',
    count: (n: number) => count(n, 'aim', 'aims'),
    merged: (n: number) => `from ${count(n, 'aim', 'aims')}`,
  },
  scores: {
    voted: (n: number, of: number) => `${number(n)} of ${number(of)}`,
    haveScored: 'have scored',
    round: (n: number) => `Round ${number(n)}`,
    waiting: 'Give each a number on your phone',
    closed: 'Scoring is closed. The results come next.',
  },
  board: {
    none: 'Write on your phone, and it appears here',
    noneClosed: 'Nothing was written',
    ideas: (n: number) => count(n, 'idea', 'ideas'),
    dots: (n: number) => count(n, 'dot', 'dots'),
  },
  breakout: {
    soon: 'In a moment your phone shows your group and your table',
    noneClosed: 'No groups were made',
    people: (n: number) => count(n, 'person', 'people'),
    noReport: 'Nothing reported yet',
    noReportClosed: 'Nothing reported',
    reported: (n: number, of: number) => `${number(n)} of ${number(of)} groups have reported`,
    ideas: (n: number) => count(n, 'idea', 'ideas'),
  },
  words: {
    none: 'Send your words from your phone, and they appear here',
    noneClosed: 'Nobody sent a word',
    from: (n: number) => `from ${count(n, 'person', 'people')}`,
  },
} as const;
