// What the phone says to somebody who has joined and is not let in yet.

export const waitingText = {
  title: 'Nearly there',
  body: (workshop: string) =>
    `The facilitators of \u201c${workshop}\u201d let people in themselves. Keep this page open: it goes on by itself when they let you in.`,
  status: 'Waiting to be let in',
  letIn: 'You are in',
  typed: 'This is what they see of you',
  name: 'Name',
  organisation: 'Organisation',
  role: 'Role',
  sector: 'Speaks for',
  correct: 'Correct this',
  save: 'Save',
  cancel: 'Cancel',
  leave: 'Do not join after all',
  leaveTitle: 'Stop waiting?',
  leaveBody: 'Nothing of what you typed is kept. You can join again with the code.',
  leaveConfirm: 'Stop waiting',
  endedTitle: 'This workshop has ended',
  endedBody: (workshop: string) => `\u201c${workshop}\u201d ended before you were let in.`,
  turnedAway: {
    title: 'You were not let in',
    body: 'The facilitators have not let you into the workshop. If that was a mistake, speak to them: once they let you in, press the button.',
    again: 'Try again',
  },
} as const;
