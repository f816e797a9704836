/** What the charts say, on every page that shows them. */

import { count, number as figure, oneDecimal as decimal } from './numbers';

export { figure, decimal };

const signedDecimal = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** With a real minus sign: a hyphen is lost from ten metres. */
export const signed = (n: number): string => signedDecimal.format(n).replace('-', '\u2212');
export const people = (n: number): string => count(n, 'person', 'people');

export const chartText = {
  withheldSector: (label: string) => `${label}: not shown, to protect small groups`,
  withheldShort: 'not shown',
  withheldThese: 'Not shown:',
  withheldAll: 'Sectors are not shown.',
  withheldWhy: 'Fewer than 3 people, or it would give such a number away.',
  withheldMeans: '\u201cNot shown\u201d: fewer than 3 people, or it would give such a number away.',
  withheldItem: 'Fewer than 3 people gave a number, so it is not shown',
  nobodyScored: 'Nobody has given a number',

  scores: {
    title: 'Scores out of 10',
    mean: (mean: number, n: number) => `mean ${decimal(mean)} of 10 from ${people(n)}`,
    sectorMean: (label: string, mean: number) => `${label} ${decimal(mean)}`,
    equalVoice: (mean: number) => `equal voice ${decimal(mean)}`,
    equalVoiceShort: 'Equal voice',
    equalVoiceOf: (mean: number, labels: string) => `equal voice of ${labels} ${decimal(mean)}`,
    cantSay: (n: number) =>
      n === 1 ? '1 person can\u2019t say' : `${figure(n)} people can\u2019t say`,
    from: (n: number) => `from ${people(n)}`,
    change: (by: number, n: number) =>
      `${signed(by)} since the last round, from ${people(n)} who scored in both`,
    changeShort: (by: number) =>
      by === 0 ? 'no change since last round' : `${signed(by)} since last round`,
    changeWithheld: 'change since the last round not shown, too few scored in both',
    changeWithheldShort: 'change not shown',
    changeWithheldNote:
      'Change since the last round is not shown where fewer than 3 people scored in both rounds, or only 1 or 2 did not.',
    spread: (sd: number) => `spread ${decimal(sd)}`,
    table: {
      item: 'Item',
      all: 'Everybody',
      people: 'People',
      equalVoice: 'Equal voice',
      cantSay: 'Can\u2019t say',
      change: 'Change',
      value: (value: number) => `Gave ${value}`,
    },
  },

  aims: {
    title: 'How far each sector supports it',
    share: (endorsed: number, asked: number) => `${figure(endorsed)} of ${figure(asked)}`,
    sectorShare: (label: string, endorsed: number, asked: number) =>
      `${label} ${figure(endorsed)} of ${figure(asked)}`,
    nobody: 'nobody in',
    endorsed: (n: number) => (n === 0 ? 'nobody has endorsed it yet' : `endorsed by ${people(n)}`),
    commonGround: (value: number) => `common ground ${Math.round(value * 100)} of 100`,
    table: { sector: 'Sector', endorsed: 'Endorsed by', asked: 'Asked' },
  },

  words: {
    title: 'In our words',
    none: 'No words yet',
    summary: (people: string, list: string) => `Words from ${people}: ${list}`,
    wordOf: (word: string, n: number) => (n === 1 ? word : `${word} (${figure(n)} people)`),
    more: (n: number) => (n === 1 ? 'and 1 more' : `and ${figure(n)} more`),
    table: { word: 'Word', people: 'People' },
  },

  progress: {
    title: 'Introduced so far, by sector',
    all: (done: number, of: number) => `${figure(done)} of ${figure(of)} introduced`,
    sector: (label: string, done: number, of: number) =>
      `${label} ${figure(done)} of ${figure(of)}`,
    share: (done: number, of: number) => `${figure(done)} of ${figure(of)}`,
    nobody: 'nobody yet',
    table: { sector: 'Sector', done: 'Introduced', of: 'People in' },
  },

  timeline: {
    title: 'The agenda, planned and actual',
    planned: (title: string, minutes: number) => `${title}: ${figure(minutes)} minutes planned`,
    took: (title: string, minutes: number, actual: number) =>
      `${title}: ${figure(minutes)} minutes planned, took ${figure(actual)}`,
    running: (title: string, minutes: number, actual: number) =>
      `${title}: ${figure(minutes)} minutes planned, open for ${figure(actual)}`,
    minutes: (n: number) => `${figure(n)} min`,
    empty: 'No activities yet',
    now: 'now',
    table: { activity: 'Activity', planned: 'Planned', actual: 'Actual' },
  },
} as const;
