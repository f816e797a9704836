/** What the observer's page says. */
export const observerText = {
  title: (workshop: string) => `${workshop} \u2013 observer`,
  loading: 'One moment',
  about: 'You see what the room may see. Nothing you do here changes anything.',
  agenda: 'Agenda',
  now: 'On now',
  notYet: 'Has not begun',
  none: 'Nothing to see here yet.',
  noneClosed: 'Nothing was said here.',
  transcript: 'Transcript',
  ending: {
    title: 'This page is closed',
    deleted: 'The workshop has been deleted.',
    key: 'The workshop has been deleted, or the address of this page is not complete. Ask for the link again.',
    policy: 'The server asked this page to stop. Reload it to try again.',
  },
} as const;
