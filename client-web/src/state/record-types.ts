// The records of a view by family (the key without its last part): the protocol's types, and what the
// store needs beside them.

import type {
  AimsProgress,
  IdeasProgress,
  IntroductionsProgress,
  Records as ProtocolRecords,
} from '../protocol';

export type {
  ActivityRecord,
  AimRecord,
  Attribution,
  Choice as Labelled,
  GroupRecord,
  HealthRecord,
  IdeaRecord,
  IntroductionRecord,
  Kind,
  MeRecord,
  MyAimRecord,
  MyGroupRecord,
  MyIdeaRecord,
  PersonRecord,
  ScoreItem,
  ScoresRecord,
  WaitingRecord,
  WaitingRoomRecord,
  WordsRecord,
  WorkshopRecord,
} from '../protocol';

export type Id = string;

/** Which of these are there depends on the kind of the activity. */
export type ProgressRecord = Partial<IntroductionsProgress & AimsProgress & IdeasProgress>;

/** Records of which there is one in a view. */
export type Single = 'workshop' | 'me' | 'waiting_room' | 'health';
export type SingleRecords = Pick<ProtocolRecords, Single>;

/** Records by family: `aim` holds `aim/aim5`, `mine/aim` holds `mine/aim/aim5`. */
export type Family = Exclude<keyof ProtocolRecords, Single>;
export type FamilyRecords = Omit<ProtocolRecords, Single | 'progress'> & {
  progress: ProgressRecord;
};

/** One record of a list, with the last part of its key. */
export interface Entry<T> {
  key: string;
  id: Id;
  record: T;
}

/** The parameters of the notification `view`. */
export interface ViewFrame {
  epoch: string;
  seq: number;
  put: Record<string, unknown>;
  remove: string[];
  full?: boolean;
}
