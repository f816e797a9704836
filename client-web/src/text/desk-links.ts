// What the desk says about renewing links.

export const deskLinksText = {
  title: 'Renew links',
  others:
    'New links for the second facilitator, the screen and observers. The ones given out before stop working at once, and pages that are open with them close.',
  renewOthers: 'Renew the links of the others',
  own: 'A new link for this desk. It moves to the new link by itself; every other page with the old one closes.',
  renewOwn: 'Renew the link of this desk',
  confirm: 'Renew now',
  done: 'The old links no longer work. Give these to the people who need them.',
  failed: 'That did not work. The links are as they were, or ask the organiser for new ones.',
  roles: {
    process: 'Desk for the second facilitator',
    screen: 'Screen for the room',
    observer: 'Observers',
  },
} as const;
