// What the landing page says: joining by code, and the organiser's workshops.

import { count, date, number, timeOfDay } from './numbers';

const kinds = {
  introductions: 'Introductions',
  aims: 'Aims',
  scores: 'Scores',
  board: 'Board',
  breakout: 'Breakout groups',
  words: 'Words',
} as const;

export const landingText = {
  claim: 'Find out what you agree on',
  about:
    'Common Ground runs workshops in which organisations that must work together say what they want, give it numbers, and see where they meet.',
  join: 'Join a workshop',
  organise: 'For organisers',
  kinds,

  key: {
    label: 'Organiser key',
    hint: 'The server prints it, with an address to open, when it starts for the first time.',
    go: 'Open my workshops',
    empty: 'Type the organiser key first',
    wrong: 'The server does not know this key. Check it against the address that it printed.',
    forget: 'Forget the key on this device',
  },
  trouble: 'The server did not answer. Check that it is running, then try again.',
  again: 'Try again',
  home: 'Start page',

  list: {
    title: 'Your workshops',
    start: 'Start a workshop',
    empty: 'No workshops yet. Start one from an agenda that others have used.',
    line: (code: string, people: number, at: number) =>
      `Code ${code} · ${count(people, 'person', 'people')} · ${date(at)}, ${timeOfDay(at)}`,
    ended: 'Ended',
  },

  start: {
    title: 'Start a workshop',
    template: 'Agenda to start from',
    name: 'Title',
    nameHint: 'Everyone reads it on their phone and on the screen',
    namePlaceholder: 'For example: Winter pressures, together',
    sectors: 'Sectors',
    sectorsHint:
      'The sides that people speak for; every result can be seen by sector. Two to eight, in the order in which they are shown.',
    sector: (n: number) => `Sector ${number(n)}`,
    addSector: 'Add a sector',
    removeSector: (label: string) => `Remove ${label}`,
    remove: 'Remove',
    agenda: 'Agenda',
    agendaHint:
      'Here you put the steps right, or take some out. To add a step, start the workshop and press \u201cAdd an activity\u201d under the agenda on its desk, before the day or during it.',
    agendaEmpty: 'Nothing on the agenda yet. You add the steps on the desk.',
    minutes: (n: number) => count(n, 'minute', 'minutes'),
    total: (n: number) =>
      `${[n >= 60 ? count(Math.floor(n / 60), 'hour', 'hours') : '', n % 60 > 0 ? count(n % 60, 'minute', 'minutes') : ''].filter(Boolean).join(' ')} in all`,
    up: (title: string) => `Move ${title} up`,
    down: (title: string) => `Move ${title} down`,
    edit: 'Change',
    editLabel: (title: string) => `Change ${title}`,
    close: 'Done',
    closeLabel: (title: string) => `Done with ${title}`,
    stepTitle: 'Name of the step',
    stepPrompt: 'Question to the room',
    stepMinutes: 'Minutes',
    removeStep: (title: string) => `Remove ${title}`,
    minutesWrong: 'Minutes: a whole number from 0 to 480',
    removedStep: 'Step removed',
    create: 'Start it',
    creating: 'Starting',
    tooFewSectors: 'Keep at least two sectors',
    sameSector: 'Two sectors have the same name',
  },

  workshop: {
    title: 'Workshop',
    ready: 'Your workshop is ready',
    code: 'Join code',
    links: 'Links',
    linksHint:
      'A link to a desk, a screen or an observer page carries its key: give it only to those who need it.',
    lead: 'Desk for the lead facilitator',
    leadHint: 'Agenda, time, open, close and reveal',
    process: 'Desk for the second facilitator',
    processHint: 'The same desk with a key of its own',
    screen: 'Screen for the room',
    screenHint: 'For the projector; shows the code and the results',
    observer: 'Observer',
    observerHint: 'Reads what the room may see, changes nothing',
    join: 'Joining',
    joinHint: 'For the participants, the same as the code',
    copy: 'Copy',
    copied: 'Copied',
    copyYourself: 'Press Ctrl+C (or hold the address) to copy',
    copyLabel: (what: string) => `Copy the link: ${what}`,
    open: 'Open',
    openLabel: (what: string) => `Open: ${what}`,
    sheet: 'QR sheet to print',
    downloadLabel: (what: string) => `Download the transcript: ${what}`,
    delete: 'Delete this workshop',
    deleteTitle: (title: string) => `Delete “${title}”?`,
    deleteBody: (people: number) =>
      `Everything in it goes for good: ${count(people, 'person', 'people')}, what they wrote and the results. Download the transcript first if anyone may need it.`,
    deleteConfirm: 'Delete for good',
    deleted: (title: string) => `“${title}” is deleted`,
    unknown: 'There is no such workshop any more.',
    all: 'All workshops',
  },

  sheet: {
    scan: 'Scan to join',
    or: 'or open',
    code: 'and type the code',
    print: 'Print',
    back: 'Back',
  },
} as const;
