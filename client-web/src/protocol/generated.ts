// Made by tools/protocol-types.mjs from protocol/schema: change those, then run
// `npm run protocol:generate`.
/* eslint-disable */

export type ActivityRef = string;
/**
 * A position in the log of the workshop. In a command's result it is when the command took effect, not a position to resume from.
 */
export type Seq = number;
export type ActivityId = string;
export type ActivityState = 'draft' | 'open' | 'closed';
/**
 * What people do in an activity.
 */
export type Kind = 'introductions' | 'aims' | 'scores' | 'board' | 'breakout' | 'words';
export type Title = string;
/**
 * Milliseconds since 1970 UTC.
 */
export type TimeMs = number;
/**
 * The id that an organiser gave to a sector, an item or a column.
 */
export type Slug = string;
export type Label = string;
/**
 * How many have contributed; the kind of the activity says which shape it has.
 */
export type ProgressRecord = IntroductionsProgress | AimsProgress | IdeasProgress | WordsProgress;
export type AimId = string;
export type AimRef = string;
export type EndorsedCell = EndorsedTally | Withheld;
export type Name = string;
export type SlugRef = string;
/**
 * What an idea shows of who had it.
 */
export type Attribution = 'name' | 'organisation' | 'none';
export type IdeaId = string;
export type IdeaRef = string;
export type DotsCell = DotsTally | Withheld;
export type Organisation = string;
export type GroupId = string;
export type PersonRef = string;
export type GroupRef = string;
export type PersonId = string;
/**
 * Opaque. It is part of addresses, so it is no secret.
 */
export type WorkshopId = string;
/**
 * Six letters and digits without look-alikes.
 */
export type JoinCode = string;
export type WorkshopRef = string;
/**
 * Opaque; changes when positions are no longer comparable.
 */
export type Epoch = string;
/**
 * One decimal, rounded half away from zero on exact values.
 */
export type Tenths = number;
/**
 * 128 random bits in text. workshop.find, attach, list.page and ping take any JSON-RPC id.
 */
export type CommandId = string;
/**
 * The methods of methods.json.
 */
export type Method =
  | 'workshop.find'
  | 'join'
  | 'attach'
  | 'ping'
  | 'list.page'
  | 'person.edit'
  | 'person.leave'
  | 'person.remove'
  | 'person.restore'
  | 'waiting.switch'
  | 'waiting.admit'
  | 'waiting.refuse'
  | 'activity.open'
  | 'activity.close'
  | 'activity.peek'
  | 'activity.reveal'
  | 'activity.hide'
  | 'activity.again'
  | 'agenda.remove'
  | 'timer.end'
  | 'agenda.go'
  | 'agenda.add'
  | 'agenda.edit'
  | 'agenda.move'
  | 'timer.start'
  | 'timer.extend'
  | 'text.hide'
  | 'workshop.edit'
  | 'workshop.lock'
  | 'workshop.end'
  | 'screen.blank'
  | 'workshop.clear'
  | 'introduction.post'
  | 'introduction.withdraw'
  | 'aim.post'
  | 'aim.edit'
  | 'aim.withdraw'
  | 'aim.endorse'
  | 'aim.merge'
  | 'aim.unmerge'
  | 'score.cast'
  | 'idea.post'
  | 'idea.edit'
  | 'idea.withdraw'
  | 'idea.vote'
  | 'idea.move'
  | 'breakout.split'
  | 'group.move'
  | 'group.edit'
  | 'group.report'
  | 'group.help'
  | 'words.post';
/**
 * The closed list of reasons.json.
 */
export type Reason =
  | 'parse_error'
  | 'not_an_object'
  | 'batch_not_supported'
  | 'id_missing'
  | 'bad_id'
  | 'not_json_rpc'
  | 'too_deep'
  | 'duplicate_key'
  | 'unknown_method'
  | 'missing_field'
  | 'wrong_type'
  | 'not_a_whole_number'
  | 'unknown_field'
  | 'bad_value'
  | 'internal'
  | 'wrong_code'
  | 'joining_locked'
  | 'workshop_ended'
  | 'consent_missing'
  | 'not_attached'
  | 'already_attached'
  | 'bad_token'
  | 'removed'
  | 'not_allowed'
  | 'waiting'
  | 'unknown_activity'
  | 'unknown_item'
  | 'unknown_sector'
  | 'unknown_person'
  | 'unknown_aim'
  | 'unknown_idea'
  | 'unknown_column'
  | 'unknown_group'
  | 'unknown_record'
  | 'text_empty'
  | 'text_too_long'
  | 'too_many'
  | 'wrong_kind'
  | 'activity_not_open'
  | 'activity_closed'
  | 'activity_still_open'
  | 'results_seen'
  | 'results_not_seen'
  | 'score_out_of_range'
  | 'own_aim'
  | 'not_yours'
  | 'dots_over_budget'
  | 'already_merged'
  | 'too_few_aims'
  | 'not_shared'
  | 'not_in_group'
  | 'groups_in_use'
  | 'bad_split'
  | 'kind_once'
  | 'activity_in_use'
  | 'agenda_full'
  | 'bad_plan'
  | 'duplicate_slug'
  | 'id_reused'
  | 'storage_unavailable'
  | 'overloaded'
  | 'workshop_full'
  | 'too_fast'
  | 'waiting_room_full'
  | 'timer_not_running'
  | 'minutes_out_of_range';
export type ScoreSectorCell = ScoreSector | Withheld;
export type ScoreItem = ScoreItemShown | ScoreItemWithheld;
export type TranscriptTime = string;
export type TranscriptBlocks = (TranscriptText | TranscriptTable | TranscriptFigure)[];
/**
 * The body of POST /api/workshops. Other members are ignored, so that a case file can be posted as it is.
 */
export type WorkshopCreate = WorkshopFromTemplate | WorkshopFromAgenda;

export interface PlanChoice {
  id: string;
  label: string;
}
/**
 * An activity as it is planned. items belongs to scores (required); columns (required) and dots to board; words to words; groups or size to breakout. The domain refuses what does not fit (bad_plan).
 */
export interface Plan {
  kind: Kind;
  title: string;
  prompt?: string;
  minutes?: number;
  items?: PlanChoice[];
  columns?: PlanChoice[];
  dots?: number;
  words?: number;
  groups?: number;
  size?: number;
}
export interface ActivityParams {
  activity: ActivityRef;
}
/**
 * null: nothing is on.
 */
export interface AgendaGoParams {
  activity: ActivityRef | null;
}
export interface AgendaAddParams {
  activity: Plan;
  before?: ActivityRef;
}
export interface AgendaAddResult {
  seq: Seq;
  activity: ActivityId;
}
export interface AgendaEditParams {
  activity: ActivityRef;
  title?: string;
  prompt?: string;
  minutes?: number;
  items?: PlanChoice[];
  columns?: PlanChoice[];
  dots?: number;
  words?: number;
  groups?: number;
  size?: number;
}
/**
 * before null: to the end.
 */
export interface AgendaMoveParams {
  activity: ActivityRef;
  before: ActivityRef | null;
}
export interface TimerStartParams {
  activity: ActivityRef;
  minutes: number;
}
/**
 * minutes may be negative.
 */
export interface TimerExtendParams {
  activity: ActivityRef;
  minutes: number;
}
/**
 * items, round and seen: scores (seen: somebody has seen the results of this round). columns and dots: board. words: words. groups or size: breakout.
 */
export interface ActivityRecord {
  order: number;
  kind: Kind;
  title: Title;
  prompt: string;
  minutes: number;
  state: ActivityState;
  revealed: boolean;
  ends_at?: TimeMs;
  opened_at?: TimeMs;
  closed_at?: TimeMs;
  items?: Choice[];
  columns?: Choice[];
  dots?: number;
  words?: number;
  groups?: number;
  size?: number;
  round?: number;
  seen?: boolean;
}
/**
 * A sector, an item or a column.
 */
export interface Choice {
  id: Slug;
  label: Label;
}
export interface IntroductionsProgress {
  introduced: number;
  people: number;
  by_sector: {
    [k: string]: IntroducedTally;
  };
}
export interface IntroducedTally {
  introduced: number;
  people: number;
}
export interface AimsProgress {
  aims: number;
}
export interface IdeasProgress {
  ideas: number;
}
export interface WordsProgress {
  people: number;
}
export interface AimPostParams {
  activity: ActivityRef;
  text: string;
}
export interface AimResult {
  seq: Seq;
  aim: AimId;
}
export interface AimEditParams {
  aim: AimRef;
  text: string;
}
export interface AimWithdrawParams {
  aim: AimRef;
}
export interface AimEndorseParams {
  aim: AimRef;
  on: boolean;
}
export interface AimMergeParams {
  activity: ActivityRef;
  aims: AimRef[];
  text: string;
}
export interface AimUnmergeParams {
  aim: AimRef;
}
export interface EndorsedTally {
  id: Slug;
  endorsed: number;
  asked: number;
  withheld?: false;
}
/**
 * Too few people to show a figure without showing somebody (PR3).
 */
export interface Withheld {
  id: Slug;
  withheld: true;
}
/**
 * A shared aim has merged (which aims it stands for) and no by and sector. endorsed and common_ground cover the sectors that are shown; null: there is none. merged_into, hidden: desk only.
 */
export interface AimRecord {
  activity: ActivityId;
  text: string;
  by?: Name;
  sector?: Slug;
  endorsed: number | null;
  common_ground: number | null;
  sectors: EndorsedCell[];
  at: TimeMs;
  merged?: AimId[];
  merged_into?: AimId;
  hidden?: boolean;
}
export interface MyAimRecord {
  activity: ActivityId;
  text: string;
  hidden?: boolean;
  merged_into?: AimId;
}
export interface MyEndorsedRecord {
  aims: AimId[];
}
/**
 * column: on a board only. In a breakout the idea belongs to the person's group.
 */
export interface IdeaPostParams {
  activity: ActivityRef;
  column?: SlugRef;
  text: string;
  attribution: Attribution;
}
export interface IdeaResult {
  seq: Seq;
  idea: IdeaId;
}
export interface IdeaEditParams {
  idea: IdeaRef;
  text: string;
  attribution?: Attribution;
}
export interface IdeaWithdrawParams {
  idea: IdeaRef;
}
/**
 * Replaces one's own dots on it.
 */
export interface IdeaVoteParams {
  idea: IdeaRef;
  dots: number;
}
export interface IdeaMoveParams {
  idea: IdeaRef;
  column: SlugRef;
}
export interface DotsTally {
  id: Slug;
  dots: number;
  asked: number;
  withheld?: false;
}
/**
 * by: the name or the organisation, as its author chose. dots covers the sectors that are shown; null: there is none. hidden: desk only.
 */
export interface IdeaRecord {
  activity: ActivityId;
  column?: Slug;
  text: string;
  by?: Organisation;
  dots: number | null;
  sectors: DotsCell[];
  at: TimeMs;
  group?: GroupId;
  hidden?: boolean;
}
export interface MyIdeaRecord {
  activity: ActivityId;
  column?: Slug;
  text: string;
  attribution: Attribution;
  group?: GroupId;
  hidden?: boolean;
}
/**
 * dots: idea to dots.
 */
export interface MyDotsRecord {
  left: number;
  dots: {
    [k: string]: number;
  };
}
/**
 * One of groups and size; the domain refuses both and neither (bad_split).
 */
export interface BreakoutSplitParams {
  activity: ActivityRef;
  groups?: number;
  size?: number;
}
export interface GroupMoveParams {
  person: PersonRef;
  group: GroupRef;
}
export interface GroupEditParams {
  group: GroupRef;
  name?: string;
  table?: string;
  task?: string;
}
/**
 * Replaces; seen by the room.
 */
export interface GroupReportParams {
  group: GroupRef;
  text: string;
}
export interface GroupHelpParams {
  group: GroupRef;
  on: boolean;
}
export interface GroupMember {
  person: PersonId;
  name: Name;
  sector: Slug;
}
/**
 * help, report_hidden: desk only.
 */
export interface GroupRecord {
  activity: ActivityId;
  order: number;
  name: Title;
  table?: Title;
  task: string;
  people: GroupMember[];
  report?: string;
  help?: boolean;
  report_hidden?: boolean;
}
/**
 * The group one is in.
 */
export interface MyGroupRecord {
  id: GroupId;
  activity: ActivityId;
  order: number;
  name: Title;
  table?: Title;
  task: string;
  people: GroupMember[];
  report?: string;
  help?: boolean;
}
/**
 * Sector to number of people.
 */
export interface SectorTally {
  [k: string]: number;
}
/**
 * The command is durable.
 */
export interface SeqResult {
  seq: Seq;
}
export interface EmptyParams {}
/**
 * Replaces one's own.
 */
export interface IntroductionPostParams {
  activity: ActivityRef;
  text: string;
}
export interface IntroductionWithdrawParams {
  activity: ActivityRef;
}
/**
 * hidden: desk only.
 */
export interface IntroductionRecord {
  activity: ActivityId;
  name: Name;
  organisation?: Organisation;
  role?: Name;
  sector: Slug;
  text: string;
  at: TimeMs;
  hidden?: boolean;
}
export interface MyIntroductionRecord {
  text: string;
  hidden?: boolean;
}
/**
 * Without person: oneself. What is absent stays; an empty organisation or role is taken away.
 */
export interface PersonEditParams {
  person?: PersonRef;
  name?: string;
  organisation?: string;
  role?: string;
  sector?: SlugRef;
}
export interface PersonLeaveParams {
  person?: PersonRef;
}
export interface PersonParams {
  person: PersonRef;
}
/**
 * Those of the people who wait whom this is about; who waits no longer is passed over.
 */
export interface WaitingParams {
  people: PersonRef[];
}
/**
 * Who wants to be let in. since: when they joined. resembles: as of a person.
 */
export interface WaitingRecord {
  name: Name;
  organisation?: Organisation;
  role?: Name;
  sector: Slug;
  since: TimeMs;
  present: boolean;
  resembles?: PersonId | 'facilitator';
}
/**
 * Beside me, all that somebody who waits to be let in is sent. sector: the label of the one they chose.
 */
export interface WaitingRoomRecord {
  title: Title;
  sector: Label;
  ended?: true;
}
/**
 * group: in the breakout that is on, or was last. resembles: whom the name may be taken for, an earlier person or 'facilitator'.
 */
export interface PersonRecord {
  name: Name;
  organisation?: Organisation;
  role?: Name;
  sector: Slug;
  present: boolean;
  left?: boolean;
  removed?: boolean;
  group?: GroupId;
  resembles?: PersonId | 'facilitator';
}
export interface MeRecord {
  person: PersonId;
  name: Name;
  organisation?: Organisation;
  role?: Name;
  sector: Slug;
  group?: GroupId;
  left?: boolean;
}
/**
 * Who has not answered yet (scores, introductions).
 */
export interface AwaitedRecord {
  /**
   * @maxItems 100
   */
  people: PersonId[];
}
export interface RequestFrame {
  jsonrpc: '2.0';
  id: string | number;
  method: Method;
  params?: {};
}
export interface ResultFrame {
  jsonrpc: '2.0';
  id: string | number;
  result: {};
}
/**
 * field: which parameter, as a path such as scores.patients or activity.items.0.label.
 */
export interface ErrorData {
  reason: Reason;
  field?: string;
  retry: boolean;
  retry_after_ms?: number;
}
export interface ErrorBody {
  code: number;
  message: string;
  data: ErrorData;
}
export interface ErrorFrame {
  jsonrpc: '2.0';
  id: string | number | null;
  error: ErrorBody;
}
/**
 * Records by key; records.json says which definition a key has.
 */
export interface ViewPut {
  [k: string]: {
    [k: string]: unknown;
  };
}
/**
 * What entered, changed (put) or left (remove). With full the client drops everything it held first.
 */
export interface ViewParams {
  epoch: Epoch;
  seq: Seq;
  put: ViewPut;
  remove: string[];
  full?: true;
}
export interface ViewFrame {
  jsonrpc: '2.0';
  method: 'view';
  params: ViewParams;
}
/**
 * Item to 0..10, or null: cannot say. An item that is absent stays as it was.
 */
export interface ScoreMap {
  [k: string]: number | null;
}
export interface ScoreCastParams {
  activity: ActivityRef;
  scores: ScoreMap;
}
export interface ScoreSector {
  id: Slug;
  n: number;
  mean: Tenths | null;
  withheld?: false;
}
/**
 * Since the round before, for those who gave a number in both.
 */
export interface ScoreChange {
  n: number;
  mean: Tenths;
  withheld?: false;
}
export interface ScoreChangeWithheld {
  withheld: true;
}
/**
 * equal_voice: the mean of the means of the sectors in equal_voice_of. sd: of the population. Null: nobody gave a number, or no sector may be shown.
 */
export interface ScoreItemShown {
  id: Slug;
  label: Label;
  withheld?: false;
  n: number;
  mean: Tenths | null;
  equal_voice: Tenths | null;
  equal_voice_of: Slug[];
  sd: Tenths | null;
  /**
   * @minItems 11
   * @maxItems 11
   */
  histogram: number[];
  cant_say: number;
  sectors: ScoreSectorCell[];
  change?: ScoreChange | ScoreChangeWithheld;
}
/**
 * An item that one or two people answered.
 */
export interface ScoreItemWithheld {
  id: Slug;
  label: Label;
  withheld: true;
  n: null;
  mean: null;
  equal_voice: null;
  sd: null;
  histogram: null;
  cant_say: null;
  sectors: ScoreSectorCell[];
}
/**
 * items: after activity.reveal, and on the desk after activity.peek.
 */
export interface ScoresRecord {
  round: number;
  eligible: number;
  voted: number;
  items?: ScoreItem[];
}
export interface MyScoresRecord {
  round: number;
  scores: {
    [k: string]: number | null;
  };
}
export interface WorkshopFindParams {
  code: string;
}
/**
 * What a page needs to ask somebody in.
 */
export interface WorkshopFindResult {
  workshop: WorkshopId;
  title: Title;
  sectors: Choice[];
  locked: boolean;
}
/**
 * Without consent: true the domain refuses (consent_missing).
 */
export interface JoinParams {
  code: string;
  name: string;
  organisation?: string;
  role?: string;
  sector: SlugRef;
  consent?: boolean;
}
/**
 * The first view follows.
 */
export interface JoinResult {
  seq: Seq;
  workshop: WorkshopId;
  person: PersonId;
  token: string;
  epoch: Epoch;
  now: TimeMs;
}
/**
 * epoch and since: those of the last view received. Without them the view is full.
 */
export interface AttachParams {
  workshop: WorkshopRef;
  token: string;
  epoch?: string;
  since?: number;
}
/**
 * The first view follows.
 */
export interface AttachResult {
  audience: string;
  epoch: Epoch;
  now: TimeMs;
}
export interface PingResult {
  now: TimeMs;
}
/**
 * after: the next of the page before.
 */
export interface ListPageParams {
  of: 'introduction' | 'aim' | 'idea' | 'group' | 'person';
  activity?: ActivityRef;
  after?: string;
  limit: number;
}
/**
 * Records by key; next is absent on the last page.
 */
export interface ListPageResult {
  put: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
  next?: string;
}
/**
 * sections: the people in numbers, the activities in the order of the agenda, the agenda, and for facilitators the names.
 */
export interface Transcript {
  version: 1;
  workshop: string;
  title: Title;
  code: string;
  created_at: TranscriptTime;
  for: 'facilitators' | 'observers';
  sectors: Choice[];
  sections: TranscriptSection[];
}
/**
 * activity: its id, in the section of an activity. sections: its rounds, columns or groups.
 */
export interface TranscriptSection {
  name: 'agenda' | 'people' | 'names' | 'activity';
  heading: string;
  activity?: ActivityId;
  blocks: TranscriptBlocks;
  sections?: TranscriptPart[];
}
export interface TranscriptText {
  type: 'sentence' | 'prompt' | 'note';
  text: string;
}
/**
 * Every row has a member for every column.
 */
export interface TranscriptTable {
  type: 'table';
  name:
    | 'agenda'
    | 'activity'
    | 'sectors'
    | 'people'
    | 'introductions'
    | 'aims'
    | 'round'
    | 'results'
    | 'column'
    | 'ideas'
    | 'group'
    | 'members'
    | 'words';
  columns: {
    name: string;
    label: string;
  }[];
  rows: TranscriptRow[];
}
/**
 * The members are those of the table's columns. null: there is no such thing.
 */
export interface TranscriptRow {
  id?: string | null;
  merged_into?: string | null;
  title?: string | null;
  kind?: string | null;
  state?: string | null;
  planned_minutes?: number | null;
  actual_minutes?: number | null;
  opened?: TranscriptTime | null;
  closed?: TranscriptTime | null;
  group?: string | null;
  column?: string | null;
  item?: string | null;
  round?: number | null;
  text?: string | null;
  word?: string | null;
  name?: string | null;
  by?: string | null;
  organisation?: string | null;
  role?: string | null;
  sector?: string | null;
  sectors?: TranscriptSectorFigure[];
  table?: string | null;
  task?: string | null;
  report?: string | null;
  people?: number | null;
  left?: boolean;
  at?: TranscriptTime | null;
  merged?: number | null;
  endorsed?: number | null | TranscriptWithheld;
  common_ground?: number | null | TranscriptWithheld;
  dots?: number | null | TranscriptWithheld;
  eligible?: number | null;
  voted?: number | null;
  n?: number | null | TranscriptWithheld;
  mean?: number | null | TranscriptWithheld;
  equal_voice?: number | null | TranscriptWithheld;
  equal_voice_of?: Slug[] | null;
  sd?: number | null | TranscriptWithheld;
  cant_say?: number | null | TranscriptWithheld;
  change?: number | null | TranscriptWithheld;
  change_n?: number | null | TranscriptWithheld;
  hidden?: boolean;
}
/**
 * Of one sector: n and mean (scores), given and asked (endorsements, dots), or withheld.
 */
export interface TranscriptSectorFigure {
  id: Slug;
  n?: number;
  mean?: number | null;
  given?: number;
  asked?: number;
  withheld?: true;
}
/**
 * A figure of too few people, or one that could tell of them.
 */
export interface TranscriptWithheld {
  withheld: true;
}
/**
 * How often each score was given.
 */
export interface TranscriptFigure {
  type: 'figure';
  name: 'histogram';
  title: string;
  summary: string;
  id: Slug;
  item?: string;
  round: number;
  bars: {
    score: number;
    people: number;
  }[];
}
export interface TranscriptPart {
  name: 'round' | 'column' | 'group';
  heading: string;
  activity: ActivityId;
  blocks: TranscriptBlocks;
}
/**
 * Replaces one's own; an empty list withdraws them.
 */
export interface WordsPostParams {
  activity: ActivityRef;
  words: string[];
}
export interface WordTally {
  word: string;
  people: number;
  hidden?: boolean;
}
/**
 * Most people first. hidden: desk only.
 */
export interface WordsRecord {
  people: number;
  words: WordTally[];
}
export interface MyWordsRecord {
  /**
   * @maxItems 10
   */
  words: string[];
}
/**
 * record: the key of what shows the text. word: which word, if the record is words/{activity}.
 */
export interface TextHideParams {
  record: string;
  on: boolean;
  word?: string;
}
export interface WorkshopEditParams {
  title: string;
}
export interface SwitchParams {
  on: boolean;
}
export interface WorkshopClearParams {
  people: boolean;
}
/**
 * people, by_sector: who is in and not removed. waiting_room, on the desk: who joins waits to be let in. insecure_lan, on the desk: others on the network can read what is sent.
 */
export interface WorkshopRecord {
  id: WorkshopId;
  title: Title;
  code: JoinCode;
  join_url: string;
  /**
   * @minItems 2
   * @maxItems 8
   */
  sectors: Choice[];
  now: ActivityId | null;
  locked: boolean;
  waiting_room?: boolean;
  ended: boolean;
  blanked: boolean;
  people: number;
  insecure_lan?: true;
  by_sector: SectorTally;
}
export interface HealthRecord {
  storage: 'ok' | 'unavailable';
}
export interface WorkshopFromTemplate {
  title: string;
  template: string;
}
export interface WorkshopFromAgenda {
  title: string;
  sectors: GivenChoice[];
  agenda: GivenPlan[];
}
export interface GivenChoice {
  id: string;
  label: string;
}
/**
 * A Plan that may hold more than we read.
 */
export interface GivenPlan {
  kind: Kind;
  title: string;
  prompt?: string;
  minutes?: number;
  items?: GivenChoice[];
  columns?: GivenChoice[];
  dots?: number;
  words?: number;
  groups?: number;
  size?: number;
}
export interface WorkshopKeys {
  lead: string;
  process: string;
  screen: string;
  observer: string;
}
export interface WorkshopCreated {
  id: WorkshopId;
  code: JoinCode;
  keys: WorkshopKeys;
  join_url: string;
}
/**
 * Whose links are to be renewed (rule LK1).
 */
export interface LinksRenew {
  /**
   * @minItems 1
   */
  roles: ('lead' | 'process' | 'screen' | 'observer')[];
}
export interface LinksRenewed {
  keys: WorkshopKeys;
}
export interface WorkshopListed {
  id: WorkshopId;
  title: Title;
  code: JoinCode;
  created_at: TimeMs;
  people: number;
  ended: boolean;
  keys: WorkshopKeys;
  join_url: string;
}
/**
 * Newest first.
 */
export interface WorkshopList {
  workshops: WorkshopListed[];
}
/**
 * An agenda to start from.
 */
export interface Template {
  id: Slug;
  title: Title;
  about: string;
  /**
   * @minItems 2
   * @maxItems 8
   */
  sectors: GivenChoice[];
  /**
   * @maxItems 30
   */
  agenda: Plan[];
}
export interface TemplateList {
  templates: Template[];
}
/**
 * RFC 9457, as application/problem+json.
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  reason: string;
  field?: string;
}

/** What each method takes and gives. */
export interface Methods {
  'workshop.find': { params: WorkshopFindParams; result: WorkshopFindResult };
  join: { params: JoinParams; result: JoinResult };
  attach: { params: AttachParams; result: AttachResult };
  ping: { params: EmptyParams; result: PingResult };
  'list.page': { params: ListPageParams; result: ListPageResult };
  'person.edit': { params: PersonEditParams; result: SeqResult };
  'person.leave': { params: PersonLeaveParams; result: SeqResult };
  'person.remove': { params: PersonParams; result: SeqResult };
  'person.restore': { params: PersonParams; result: SeqResult };
  'waiting.switch': { params: SwitchParams; result: SeqResult };
  'waiting.admit': { params: WaitingParams; result: SeqResult };
  'waiting.refuse': { params: WaitingParams; result: SeqResult };
  'activity.open': { params: ActivityParams; result: SeqResult };
  'activity.close': { params: ActivityParams; result: SeqResult };
  'activity.peek': { params: ActivityParams; result: SeqResult };
  'activity.reveal': { params: ActivityParams; result: SeqResult };
  'activity.hide': { params: ActivityParams; result: SeqResult };
  'activity.again': { params: ActivityParams; result: SeqResult };
  'agenda.remove': { params: ActivityParams; result: SeqResult };
  'timer.end': { params: ActivityParams; result: SeqResult };
  'agenda.go': { params: AgendaGoParams; result: SeqResult };
  'agenda.add': { params: AgendaAddParams; result: AgendaAddResult };
  'agenda.edit': { params: AgendaEditParams; result: SeqResult };
  'agenda.move': { params: AgendaMoveParams; result: SeqResult };
  'timer.start': { params: TimerStartParams; result: SeqResult };
  'timer.extend': { params: TimerExtendParams; result: SeqResult };
  'text.hide': { params: TextHideParams; result: SeqResult };
  'workshop.edit': { params: WorkshopEditParams; result: SeqResult };
  'workshop.lock': { params: SwitchParams; result: SeqResult };
  'workshop.end': { params: SwitchParams; result: SeqResult };
  'screen.blank': { params: SwitchParams; result: SeqResult };
  'workshop.clear': { params: WorkshopClearParams; result: SeqResult };
  'introduction.post': { params: IntroductionPostParams; result: SeqResult };
  'introduction.withdraw': { params: IntroductionWithdrawParams; result: SeqResult };
  'aim.post': { params: AimPostParams; result: AimResult };
  'aim.edit': { params: AimEditParams; result: SeqResult };
  'aim.withdraw': { params: AimWithdrawParams; result: SeqResult };
  'aim.endorse': { params: AimEndorseParams; result: SeqResult };
  'aim.merge': { params: AimMergeParams; result: AimResult };
  'aim.unmerge': { params: AimUnmergeParams; result: SeqResult };
  'score.cast': { params: ScoreCastParams; result: SeqResult };
  'idea.post': { params: IdeaPostParams; result: IdeaResult };
  'idea.edit': { params: IdeaEditParams; result: SeqResult };
  'idea.withdraw': { params: IdeaWithdrawParams; result: SeqResult };
  'idea.vote': { params: IdeaVoteParams; result: SeqResult };
  'idea.move': { params: IdeaMoveParams; result: SeqResult };
  'breakout.split': { params: BreakoutSplitParams; result: SeqResult };
  'group.move': { params: GroupMoveParams; result: SeqResult };
  'group.edit': { params: GroupEditParams; result: SeqResult };
  'group.report': { params: GroupReportParams; result: SeqResult };
  'group.help': { params: GroupHelpParams; result: SeqResult };
  'words.post': { params: WordsPostParams; result: SeqResult };
}

/** What a record of each kind holds. */
export interface Records {
  person: PersonRecord;
  me: MeRecord;
  waiting: WaitingRecord;
  waiting_room: WaitingRoomRecord;
  awaited: AwaitedRecord;
  activity: ActivityRecord;
  progress: ProgressRecord;
  workshop: WorkshopRecord;
  health: HealthRecord;
  introduction: IntroductionRecord;
  'mine/introduction': MyIntroductionRecord;
  aim: AimRecord;
  'mine/aim': MyAimRecord;
  'mine/endorsed': MyEndorsedRecord;
  scores: ScoresRecord;
  'mine/scores': MyScoresRecord;
  idea: IdeaRecord;
  'mine/idea': MyIdeaRecord;
  'mine/dots': MyDotsRecord;
  group: GroupRecord;
  'mine/group': MyGroupRecord;
  words: WordsRecord;
  'mine/words': MyWordsRecord;
}

export type RecordKind = keyof Records;

/** The bounds that the server holds everybody to: characters, numbers, bytes. */
export const limits = {
  name: 80,
  role: 80,
  organisation: 120,
  title: 120,
  table: 120,
  group_name: 120,
  prompt: 300,
  task: 300,
  label: 60,
  introduction: 500,
  report: 500,
  aim: 280,
  idea: 280,
  word: 40,
  sectors_min: 2,
  sectors_max: 8,
  activities_max: 30,
  items_max: 10,
  columns_max: 10,
  minutes_max: 480,
  aims_each_max: 10,
  ideas_each_max: 30,
  groups_max: 200,
  score_max: 10,
  dots_default: 3,
  dots_max: 20,
  words_default: 3,
  words_max: 10,
  group_size_default: 5,
  page_max: 200,
  waiting_max: 500,
  message_bytes_max: 65536,
  depth_max: 32,
} as const;
