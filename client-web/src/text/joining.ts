// What the joining page says.

export const joiningText = {
  pageTitle: 'Join a workshop',
  code: {
    title: 'Join a workshop',
    label: 'Join code',
    hint: 'Six letters and numbers, on the screen or on your invitation',
    go: 'Go on',
    empty: 'Type the join code first',
    wrong: (code: string) =>
      `There is no open workshop with the code ${code}. Check it against the screen; a workshop that has ended has none.`,
  },
  finding: 'Finding the workshop',
  offline: 'Waiting for a connection. It goes on by itself.',
  otherCode: 'Use another code',
  form: {
    name: 'Your name',
    nameHint: 'As you would like the room to read it',
    organisation: 'Organisation',
    role: 'Role',
    sector: 'Which side do you speak for today?',
    sectorMissing: 'Choose the side you speak for',
    consentTitle: 'What happens with what you write',
    consent: [
      'Your name, organisation, role and side are stored for this workshop, with what you post. Everyone in the workshop can read them.',
      'Numbers and votes are only ever shown for the whole room and for groups of three or more, never with a name.',
      'When only three people answer, each single number can be seen, though not whose it is. Somebody may guess.',
      'You can correct or withdraw what you wrote. The organiser keeps the record and can delete all of it.',
    ],
    join: 'Agree and join',
    joining: 'Joining',
  },
  locked: {
    title: 'Joining is closed for now',
    body: 'The facilitators have closed the door for newcomers. Ask them to open it, then try again.',
    again: 'Try again',
  },
  full: 'This workshop is full. Please speak to the facilitators.',
} as const;
