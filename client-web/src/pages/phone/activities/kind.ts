// What one kind of activity brings to the phone.

import type { ComponentType } from 'preact';
import type { Records } from '../../../state/records';
import type { ActivityRecord, Id } from '../../../state/record-types';

export interface ActivityProps {
  id: Id;
  activity: ActivityRecord;
  /** People may contribute. */
  open: boolean;
}

export interface PhoneKind {
  Activity: ComponentType<ActivityProps>;
  /** The sentence of the bottom bar: the state of what I did, or what to do. */
  status: (records: Records, id: Id, activity: ActivityRecord) => string;
}
