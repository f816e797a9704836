/**
 * What the charts read of the wire's records, structurally: a chart takes a record of the view as it is, and a test
 * writes one by hand. `null` and `withheld` are never zero: they mean "not for this audience".
 */
export interface Sector {
  readonly id: string;
  readonly label: string;
}

export interface Withheld {
  readonly id: string;
  readonly withheld: true;
}

export interface SectorMean {
  readonly id: string;
  readonly n: number;
  readonly mean: number | null;
  readonly withheld?: false;
}

export interface ScoreItem {
  readonly id: string;
  readonly label: string;
  readonly withheld?: boolean;
  readonly n: number | null;
  readonly mean: number | null;
  readonly equal_voice: number | null;
  readonly equal_voice_of?: readonly string[];
  readonly histogram: readonly number[] | null;
  readonly cant_say: number | null;
  readonly sectors: readonly (SectorMean | Withheld)[];
  readonly change?:
    | { readonly n: number; readonly mean: number | null; readonly withheld?: false }
    | { readonly withheld: true };
}

export interface ScoresRecord {
  readonly round: number;
  readonly eligible: number;
  readonly voted: number;
  readonly items?: readonly ScoreItem[];
}

/** One sector's part in an aim: how many of those asked endorse it. */
export interface SectorShare {
  readonly id: string;
  readonly endorsed: number;
  readonly asked: number;
  readonly withheld?: false;
}

export interface AimRecord {
  readonly text: string;
  readonly endorsed: number | null;
  readonly common_ground: number | null;
  readonly sectors: readonly (SectorShare | Withheld)[];
}

export interface WordsRecord {
  readonly people: number;
  readonly words: readonly {
    readonly word: string;
    readonly people: number;
    readonly hidden?: boolean;
  }[];
}

export interface IntroductionsProgress {
  readonly introduced: number;
  readonly people: number;
  readonly by_sector: Readonly<Record<string, { introduced: number; people: number }>>;
}

export interface TimelineActivity {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly opened_at?: number;
  readonly closed_at?: number;
}
