// What a phone says before there is a workshop to show, and when there is none any more.

import { count } from './numbers';

export const endingsText = {
  connecting: 'Connecting to your workshop',
  asking: 'One moment',
  connectingSlow: 'This takes longer than usual. It goes on by itself once there is a connection.',
  kept: (n: number) =>
    `${count(n, 'thing is', 'things are')} kept here and sent when the connection is back`,
  removed: {
    title: 'You are no longer in this workshop',
    body: 'A facilitator has taken you off the list. If that was a mistake, speak to them: once they let you back in, press the button.',
    again: 'Try again',
  },
  deleted: {
    title: 'This workshop has been deleted',
    body: 'The organiser has deleted it, with everything that was written in it. What this phone had kept of it is gone too.',
    other: 'Join another workshop',
  },
  gone: {
    title: 'This workshop no longer exists',
    body: 'It has been deleted, with everything that was written in it. What this phone had kept of it is gone too.',
  },
  stranger: {
    title: 'Please join again',
    body: 'The workshop no longer knows this device.',
    again: 'Join again',
  },
  stopped: {
    title: 'This page needs to start afresh',
    body: 'What you wrote is kept.',
    again: 'Reload the page',
  },
  left: {
    title: 'You have left the workshop',
    body: 'What you posted stays in its record. You can come back at any time.',
    back: (name: string) => `Come back as ${name}`,
    other: 'Join as somebody else',
  },
} as const;
