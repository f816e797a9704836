// What the shared components and the connection say, on every page.

import { count, duration, durationInWords } from './numbers';

export const common = {
  product: 'Common Ground',
  optional: '(optional)',
  errorsTitle: 'Please look at this',
  charactersLeft: (n: number) => `${count(n, 'character', 'characters')} left`,
  charactersOver: (n: number) => `${count(n, 'character', 'characters')} too many`,
  chosen: 'Chosen',
  cancel: 'Cancel',
  undo: 'Undo',
  dismiss: 'Dismiss',
  showMore: 'Show more',
  loading: 'Loading',
  working: 'Working',
  qr: (address: string) => `QR code that leads to ${address}`,

  timeLeft: (seconds: number) => (seconds >= 0 ? duration(seconds) : `${duration(seconds)} over`),
  timeLeftInWords: (seconds: number) =>
    seconds >= 0
      ? `${durationInWords(seconds)} left`
      : `${durationInWords(seconds)} over the planned time`,

  connection: {
    lost: 'No connection at the moment. What you write is kept and sent when it is back.',
    lostShort: 'No connection',
  },

  command: {
    waiting: 'Kept on this device, sent when the connection is back',
    waitingShort: 'Kept here',
    sent: 'Sending',
    done: 'Sent',
    again: 'Send again',
  },

  field: {
    empty: (label: string) => `${label}: write something first`,
    tooLong: (label: string, most: number) =>
      `${label}: use ${count(most, 'character', 'characters')} or fewer`,
  },
} as const;
