// What the case does not hold and a whole workshop needs: what groups write and report, and names for more people.

const firstNames = [
  ...[
    'Amina',
    'Bethan',
    'Callum',
    'Dorothy',
    'Emeka',
    'Fiona',
    'Gareth',
    'Harpreet',
    'Isla',
    'Joseph',
  ],
  ...['Kwame', 'Leila', 'Morag', 'Nadia', 'Owen', 'Priya', 'Rhys', 'Siobhan', 'Tomasz', 'Yusuf'],
];
const lastNames = [
  ...['Ahmed', 'Brennan', 'Carter', 'Davies', 'Evans', 'Fraser', 'Grant', 'Hughes', 'Iqbal'],
  ...['Jones', 'Kelly', 'Lewis', 'Murray', 'Nowak', 'Okafor', 'Patel', 'Reid', 'Singh', 'Taylor'],
];

export function inventedName(at: number): string {
  const first = firstNames[at % firstNames.length]!;
  const last = lastNames[(at + Math.floor(at / firstNames.length)) % lastNames.length]!;
  // 20 and 19 have no common divisor: 380 names before one comes again.
  const again = Math.floor(at / (firstNames.length * lastNames.length));
  return again === 0 ? `${first} ${last}` : `${first} ${last} ${again + 1}`;
}

const remedies = [
  'Two hours a month in both diaries, set aside before anything else',
  'A named deputy on each side from the first day',
  'One agreement, read once by both compliance teams',
  'Agree three measures before the first patient is seen',
  'A short course on running a partnership, taken together',
  'Say in public what each side gets out of it',
  'Fund it for three years, or do not begin',
  'Start meetings at five, and pay carers for their time',
  'One page that says who decides what',
  'Ask patients to sign off the goals',
  'A shared folder that outlives whoever set it up',
  'Stop early when it does not work, and say why',
  'Visit each other: a day in clinic, a day in the company',
  'A contact for every project whom anybody may ring',
  'Write the headline that we fear, and answer it beforehand',
  'Share what did not work as well as what did',
  'A joint budget line that survives the end of March',
  'Plain words in every document that patients will read',
  'Begin small, in one clinic, with a date to decide',
  'The same three people at every meeting',
];

export const remedy = (at: number): string =>
  at < remedies.length
    ? remedies[at]!
    : `${remedies[at % remedies.length]!} (${Math.floor(at / remedies.length) + 1})`;

const reports = [
  'We took time. Both chief executives set aside two hours a month, and it is in job plans by spring.',
  'We took capacity. Every project gets a named deputy on each side, so that it outlives whoever began it.',
  'We took bureaucracy. One model agreement, read once by both compliance teams, ready in ninety days.',
  'We took objectives. No project starts before patients have signed off three measures.',
  'We took skills. A short course on running a partnership, taken by both sides together.',
  'We took reputation. We publish what each side puts in and gets out, every year.',
];

export const report = (at: number): string =>
  at < reports.length
    ? reports[at]!
    : `${reports[at % reports.length]!} This is what table ${at + 1} would begin with.`;
