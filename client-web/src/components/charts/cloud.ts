/**
 * Where the words of a cloud go. Words lie level and never overlap; the most said is in the middle and largest. The same
 * words give the same cloud on every page: no chance is involved, so nothing jumps when one more word arrives elsewhere.
 */

export interface CloudWord {
  readonly word: string;
  readonly people: number;
}

export interface PlacedWord extends CloudWord {
  /** The middle of the word and its type size, in units of the cloud. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface Cloud {
  readonly words: readonly PlacedWord[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Words that found no place. */
  readonly more: number;
}

/** How wide `word` is when its type is 1 high. */
export type Measure = (word: string) => number;

const WIDE = /[mwMW@%\u2014\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]/u;
const NARROW = /[ijltfrI.,;:!'|() ]/u;

/** An upper estimate for a sans-serif face: cheap, the same everywhere, and rather too wide than too narrow. */
export const estimatedWidth: Measure = (word) =>
  Array.from(word).reduce(
    (sum, letter) => sum + (WIDE.test(letter) ? 0.98 : NARROW.test(letter) ? 0.38 : 0.64),
    0,
  );

const SIZE_MIN = 1;
const SIZE_MAX = 3.6;
const LINE = 1.12;
const GAP = 0.45;

/** The area of a word goes with the number of people, within what can still be read. */
export function sizeOf(people: number, most: number, count: number): number {
  if (most <= 1) return count < 12 ? 1.9 : 1.3;
  const share = Math.sqrt((people - 1) / (most - 1));
  return SIZE_MIN + (SIZE_MAX - SIZE_MIN) * share;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h;

/** How far a cloud may reach, in heights of its smallest word: what keeps that word legible. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Walks an ellipse outwards from the middle until `w` by `h` touches nothing; undefined when it would leave the room. */
function findPlace(w: number, h: number, taken: readonly Box[], room: Room): Box | undefined {
  const aspect = room.width / room.height;
  let outside = 0;
  for (let step = 0; outside < FULL_TURN; step += 1) {
    const angle = step * TURN;
    const reach = step * 0.035;
    const box = { x: Math.cos(angle) * reach * aspect, y: Math.sin(angle) * reach, w, h };
    if (Math.abs(box.x) * 2 + w > room.width || Math.abs(box.y) * 2 + h > room.height) outside += 1;
    else if (taken.some((other) => overlap(box, other))) outside = 0;
    else return box;
  }
  return undefined;
}

const TURN = 0.35;
const FULL_TURN = Math.ceil((2 * Math.PI) / TURN);

/** Lays out as many of `words` as have a place in the room, those of most people first. */
export function layOutCloud(
  words: readonly CloudWord[],
  room: Room,
  measure: Measure = estimatedWidth,
): Cloud {
  const sorted = [...words].sort((a, b) => b.people - a.people || (a.word < b.word ? -1 : 1));
  const most = sorted[0]?.people ?? 0;
  const taken: Box[] = [];
  const placed: PlacedWord[] = [];
  for (const { word, people } of sorted) {
    const width = measure(word);
    const size = Math.min(sizeOf(people, most, sorted.length), (room.width - GAP - 0.01) / width);
    const box = findPlace(width * size + GAP, size * LINE, taken, room);
    if (box === undefined) break;
    taken.push(box);
    placed.push({ word, people, x: box.x, y: box.y, size });
  }
  return { words: placed, ...bounds(taken), more: words.length - placed.length };
}

function bounds(boxes: readonly Box[]): Omit<Cloud, 'words' | 'more'> {
  if (boxes.length === 0) return { left: 0, top: 0, width: 0, height: 0 };
  const left = Math.min(...boxes.map((box) => box.x - box.w / 2));
  const top = Math.min(...boxes.map((box) => box.y - box.h / 2));
  const right = Math.max(...boxes.map((box) => box.x + box.w / 2));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h / 2));
  return { left, top, width: right - left, height: bottom - top };
}
