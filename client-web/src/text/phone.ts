// What the phone says once somebody has joined.

import { count, listed, number } from './numbers';

export const phoneText = {
  pageTitle: (title: string) => `${title} – Common Ground`,
  me: 'Me',
  back: 'Back',
  backToWorkshop: 'Back to the workshop',
  nowOn: (title: string) => `Now on: ${title}`,
  here: (people: number) => `${count(people, 'person is', 'people are')} here`,

  waiting: {
    hello: (name: string) => `Hello, ${name}`,
    notStarted: 'You are in. The workshop starts soon, and this page moves on by itself.',
    between: 'Look at the screen for a moment. This page moves on by itself.',
    next: 'Next',
    agenda: 'What we do today',
    nothingToDo: 'Nothing to do for the moment',
    doneAll: 'That was everything on the agenda.',
    minutes: (n: number) => count(n, 'minute', 'minutes'),
  },
  blanked: 'The screen is paused. Look to the facilitators.',
  ended: {
    title: 'Thank you',
    body: 'This workshop has ended. Nothing more can be added.',
    below: 'What you said is below; the organiser has the whole record.',
  },
  status: {
    sending: 'Sending',
    refused: 'Something was not accepted. You find it marked above.',
    refusedElsewhere: 'Something was not accepted. You find it under Me.',
    see: 'See it',
  },

  closed: {
    plain: 'This is closed. Thank you.',
  },

  own: {
    edit: 'Change',
    withdraw: 'Withdraw',
    save: 'Save',
    cancel: 'Cancel',
    withdrawn: 'Withdrawn',
    hidden: 'Hidden from the room by a facilitator',
    putBack: 'Put it back in the box',
    you: 'You',
    changeLabel: (text: string) => `Change: ${text}`,
    withdrawLabel: (text: string) => `Withdraw: ${text}`,
  },

  introductions: {
    label: 'Your introduction',
    hint: 'One or two sentences. The room reads it next to your name.',
    post: 'Introduce me',
    mine: 'What you said',
    wall: 'Who is here',
    empty: 'Nobody has introduced themselves yet. Be the first.',
    emptyClosed: 'Nobody has introduced themselves.',
    progress: (introduced: number, people: number) =>
      `${number(introduced)} of ${count(people, 'person', 'people')} introduced`,
    statusOpen: 'Say who you are and what you bring',
    statusDone: 'The room can read it. You can change it until it closes.',
    statusClosed: 'Introductions are closed.',
  },

  aims: {
    label: 'Your aim',
    hint: 'One thing at a time. You can add several.',
    post: 'Add this aim',
    mine: 'Your aims',
    others: 'What the others want',
    shared: (n: number) => `Shared aim, for ${count(n, 'aim', 'aims')}`,
    merged: 'Now part of a shared aim',
    endorse: 'I support this',
    endorsed: 'You support this',
    endorseLabel: (text: string) => `I support this: ${text}`,
    endorsedLabel: (text: string) => `You support this: ${text}`,
    /** Null: too few people for a figure that gives nobody away. */
    by: (n: number | null) =>
      n === null ? '' : n === 0 ? 'No support yet' : `Supported by ${count(n, 'person', 'people')}`,
    empty: 'No aims from others yet. They appear here.',
    emptyClosed: 'The others wrote no aims.',
    supportWithheld: 'Support is not shown while fewer than 3 people could be counted together.',
    statusOpen: 'Add what you want, then support what you agree with',
    statusDone: (n: number) =>
      n === 0
        ? 'Add an aim of your own too'
        : `${count(n, 'aim', 'aims')} of yours ${n === 1 ? 'is' : 'are'} with the room`,
    statusClosed: 'Aims are closed.',
  },

  scores: {
    cantSay: 'Can’t say',
    counted: 'Counted',
    lastTime: (value: string) => `Last time: ${value}`,
    cantSayShort: 'can’t say',
    gaveNone: 'You gave no number',
    round: (n: number) => `Round ${number(n)}`,
    progress: (voted: number, eligible: number) =>
      `${number(voted)} of ${count(eligible, 'person has', 'people have')} answered`,
    statusOpen: 'Give each a number. It counts at the tap.',
    statusPart: (left: number) => `Counted. ${count(left, 'more to go', 'more to go')}.`,
    statusAll: 'Counted. You can change it until it closes.',
    statusClosed: 'Closed. The results come when the facilitators show them.',
    statusRevealed: 'These are the results of the room.',
    closedBody: 'Thank you. Look at the screen: the results come soon.',
    mine: 'What you gave',
  },

  board: {
    column: 'Where does it belong?',
    label: 'Your idea',
    post: 'Add this idea',
    attribution: 'Shown to the room',
    attributions: {
      name: {
        label: 'With my name',
        hint: (name: string) => `The room reads “${name}” beside it.`,
      },
      organisation: {
        label: 'Organisation only',
        hint: (organisation: string) => `The room reads “${organisation}”, not your name.`,
      },
      none: {
        label: 'Without a name',
        hint: () => 'Nobody in the workshop can see who wrote it.',
      },
    },
    missingColumn: 'Choose where it belongs',
    mine: 'Yours',
    withoutName: 'Without a name',
    emptyColumns: (labels: readonly string[]) => `Nothing yet under ${listed(labels)}.`,
    emptyColumnsClosed: (labels: readonly string[]) => `Nothing under ${listed(labels)}.`,
    dotsWithheld: 'Dots are not shown while fewer than 3 people could be counted together.',
    dotsLeft: (left: number) => `${count(left, 'dot', 'dots')} left to give`,
    dotsExplained: (budget: number) =>
      `You have ${count(budget, 'dot', 'dots')} for what matters most. Several on one idea are fine.`,
    /** Null: too few people for a figure that gives nobody away. */
    dots: (n: number | null) => (n === null ? 'Dots' : count(n, 'dot', 'dots')),
    more: (text: string) => `One dot more for: ${text}`,
    fewer: (text: string) => `One dot fewer for: ${text}`,
    yours: (n: number) => (n === 0 ? 'none from you' : `${number(n)} from you`),
    statusOpen: 'Add what you see, then give your dots',
    statusClosed: 'The board is closed.',
  },

  breakout: {
    title: (name: string) => `You are in ${name}`,
    table: (table: string) => `Go to ${table}`,
    task: 'Your task',
    with: 'You are with',
    alone: 'Nobody else is in this group yet.',
    you: '(you)',
    yours: '(yours)',
    ideas: 'What your group says',
    ideaLabel: 'Write for your group',
    ideaPost: 'Add it',
    ideasEmpty: 'Nothing yet. Anyone in the group can write.',
    ideasEmptyClosed: 'Your group wrote nothing down.',
    report: 'What you tell the room',
    reportHint: 'One of you writes it for all. Everyone in the group can change it.',
    reportPost: 'Give it to the room',
    reportSave: 'Save the change',
    reportHidden: 'Hidden from the room by a facilitator',
    help: 'Call a facilitator',
    helpCalled: 'A facilitator has been called',
    helpCancel: 'We are fine now',
    noneYet: 'The groups are being made. You will see here where to go.',
    noneClosed: 'No groups were made.',
    notIn: 'You are in no group yet. A facilitator will find you a place.',
    notInClosed: 'You were in no group.',
    groups: 'All groups',
    reports: 'What the groups report',
    reportNone: 'Nothing reported yet',
    reportNoneClosed: 'Nothing reported',
    statusOpen: (group: string) =>
      `Work with ${group}. Your ideas stay in the group until it reports.`,
    statusNone: 'Wait for your group',
    statusClosed: 'The groups come back together.',
  },

  words: {
    label: (n: number, of: number) =>
      of === 1 ? 'Your word' : `Word ${number(n)} of ${number(of)}`,
    post: 'Send',
    change: 'Send the change',
    mine: 'Your words',
    withdraw: 'Withdraw my words',
    none: 'Write at least one word',
    cloud: 'Words of the room',
    empty: 'No words yet. They appear here.',
    emptyClosed: 'Nobody sent a word.',
    statusOpen: 'Write what comes to mind',
    statusDone: 'Counted. You can change it until it closes.',
    statusClosed: 'Closed. Thank you.',
  },

  said: {
    title: 'What I said',
    nothing: 'Nothing yet. What you post and give appears here, for you alone.',
    nothingEnded: 'You posted nothing.',
    supported: (n: number) => `You support ${count(n, 'aim', 'aims')} of others`,
    dots: (n: number) => `You gave ${count(n, 'dot', 'dots')}`,
  },

  details: {
    title: 'My details',
    save: 'Save my details',
    saved: 'Saved',
    sectorHint: 'What you have already given stays with the side you had then.',
    leave: 'Leave the workshop',
    leaveTitle: 'Leave this workshop?',
    leaveBody: 'What you posted stays. You can come back on this device.',
    leaveConfirm: 'Leave',
  },
} as const;
