// Records of a small workshop, as a phone has them.

import type { ActivityRecord, WorkshopRecord } from '../../../state/record-types';

export const workshop: WorkshopRecord = {
  id: 'w1',
  title: 'Joint working',
  code: 'K7MQ4P',
  join_url: 'http://x/join/K7MQ4P',
  sectors: [
    { id: 'nhs', label: 'NHS' },
    { id: 'pharma', label: 'Industry' },
  ],
  now: null,
  locked: false,
  ended: false,
  blanked: false,
  people: 3,
  by_sector: { nhs: 2, pharma: 1 },
};

export const activity = (
  kind: ActivityRecord['kind'],
  more: Partial<ActivityRecord> = {},
): ActivityRecord => ({
  order: 1,
  kind,
  title: 'A step',
  prompt: 'What do you say?',
  minutes: 10,
  state: 'open',
  revealed: false,
  ...more,
});
