// The records of a view by family (the key without its last part), as protocol/README.md lists them.

export type Id = string;
export type Kind = 'introductions' | 'aims' | 'scores' | 'board' | 'breakout' | 'words';
export type Attribution = 'name' | 'organisation' | 'none';

export interface Labelled {
  id: Id;
  label: string;
}

export interface WorkshopRecord {
  id: Id;
  title: string;
  code: string;
  join_url: string;
  sectors: Labelled[];
  now: Id | null;
  locked: boolean;
  ended: boolean;
  blanked: boolean;
  people: number;
  by_sector: Record<Id, number>;
}

export interface ActivityRecord {
  order: number;
  kind: Kind;
  title: string;
  prompt: string;
  minutes: number;
  state: 'draft' | 'open' | 'closed';
  revealed: boolean;
  ends_at?: number;
  opened_at?: number;
  closed_at?: number;
  items?: Labelled[];
  columns?: Labelled[];
  dots?: number;
  words?: number;
  groups?: number;
  size?: number;
  round?: number;
  seen?: boolean;
}

/** Which of these are there depends on the kind of the activity. */
export interface ProgressRecord {
  introduced?: number;
  people?: number;
  by_sector?: Record<Id, { introduced: number; people: number }>;
  aims?: number;
  ideas?: number;
}

export interface IntroductionRecord {
  activity: Id;
  name: string;
  organisation?: string;
  role?: string;
  sector: Id;
  text: string;
  at: number;
  hidden?: boolean;
}

export interface Withheld {
  id: Id;
  withheld: true;
}

export interface AimRecord {
  activity: Id;
  text: string;
  by?: string;
  sector?: Id;
  endorsed: number;
  common_ground: number | null;
  sectors: ({ id: Id; endorsed: number; asked: number; withheld?: false } | Withheld)[];
  at: number;
  merged?: Id[];
  merged_into?: Id;
  hidden?: boolean;
}

export interface ScoreItem {
  id: Id;
  label: string;
  withheld?: boolean;
  n: number | null;
  mean: number | null;
  equal_voice: number | null;
  equal_voice_of?: Id[];
  sd: number | null;
  histogram: number[] | null;
  cant_say: number | null;
  sectors: ({ id: Id; n: number; mean: number | null; withheld?: false } | Withheld)[];
  change?: { n: number; mean: number | null; withheld?: false } | { withheld: true };
}

export interface ScoresRecord {
  round: number;
  eligible: number;
  voted: number;
  items?: ScoreItem[];
}

export interface IdeaRecord {
  activity: Id;
  column?: Id;
  text: string;
  by?: string;
  dots: number;
  sectors: ({ id: Id; dots: number; asked: number; withheld?: false } | Withheld)[];
  at: number;
  group?: Id;
  hidden?: boolean;
}

export interface GroupRecord {
  activity: Id;
  order: number;
  name: string;
  table?: string;
  task: string;
  people: { person: Id; name: string; sector: Id }[];
  report?: string;
  help?: boolean;
  report_hidden?: boolean;
}

export interface WordsRecord {
  people: number;
  words: { word: string; people: number; hidden?: boolean }[];
}

export interface PersonRecord {
  name: string;
  organisation?: string;
  role?: string;
  sector: Id;
  present: boolean;
  left?: boolean;
  removed?: boolean;
  group?: Id;
}

export interface MeRecord {
  person: Id;
  name: string;
  organisation?: string;
  role?: string;
  sector: Id;
  group?: Id;
  left?: boolean;
}

export interface MyIdeaRecord {
  activity: Id;
  column?: Id;
  text: string;
  attribution: Attribution;
  group?: Id;
  hidden?: boolean;
}

/** Records of which there is one in a view. */
export interface SingleRecords {
  workshop: WorkshopRecord;
  me: MeRecord;
  health: { storage: 'ok' | 'unavailable' };
}

/** Records by family: `aim` holds `aim/aim5`, `mine/aim` holds `mine/aim/aim5`. */
export interface FamilyRecords {
  activity: ActivityRecord;
  progress: ProgressRecord;
  introduction: IntroductionRecord;
  aim: AimRecord;
  scores: ScoresRecord;
  idea: IdeaRecord;
  group: GroupRecord;
  words: WordsRecord;
  person: PersonRecord;
  awaited: { people: Id[] };
  'mine/introduction': { text: string; hidden?: boolean };
  'mine/aim': { activity: Id; text: string; hidden?: boolean; merged_into?: Id };
  'mine/endorsed': { aims: Id[] };
  'mine/scores': { round: number; scores: Record<Id, number | null> };
  'mine/idea': MyIdeaRecord;
  'mine/dots': { left: number; dots: Record<Id, number> };
  'mine/words': { words: string[] };
  'mine/group': GroupRecord & { id: Id };
}

export type Single = keyof SingleRecords;
export type Family = keyof FamilyRecords;

/** One record of a list, with the last part of its key. */
export interface Entry<T> {
  key: string;
  id: Id;
  record: T;
}

/** The parameters of the notification `view`. */
export interface ViewFrame {
  epoch: string | number;
  seq: number;
  put: Record<string, unknown>;
  remove: string[];
  full?: boolean;
}
