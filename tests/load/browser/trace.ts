// What Chromium did on a page's main thread and what it put on the screen, read from its trace.

import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of these, those in which the thread had a processor. */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly frames?: readonly { readonly url: string; readonly processId?: number }[];
      readonly url?: string;
      readonly processId?: number;
    };
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** What its thread computed, microseconds: waiting for a processor that others use is not in it. */
  readonly busy: number;
}

const categories = [
  ...['devtools.timeline', 'disabled-by-default-devtools.timeline', 'devtools.timeline.frame'],
  ...['disabled-by-default-devtools.timeline.frame', 'v8', 'blink.user_timing', '__metadata'],
];

/** Script and what it waits for: garbage and, where script asks for it, style and layout. */
const scripts = new Set([
  ...['FunctionCall', 'EvaluateScript', 'v8.evaluateModule', 'RunMicrotasks', 'TimerFire'],
  ...['FireAnimationFrame', 'EventDispatch', 'MinorGC', 'MajorGC', 'V8.GC_SCAVENGER'],
]);
const message = 'WebSocketReceive';
const task = 'RunTask';

export interface Frames {
  /** Between one frame that was drawn and the next. */
  readonly gapsMs: readonly number[];
  /** Those that were due and not drawn, or not all of them. */
  readonly dropped: number;
}

export class Trace {
  /** Of the thread that runs the page, in the order of time. */
  readonly #events: readonly TraceEvent[];
  /** Of its whole process, where the compositor has a thread of its own. */
  readonly #ofProcess: readonly TraceEvent[];

  private constructor(all: readonly TraceEvent[], url: string) {
    const main = mainThreadOf(all, url);
    this.#ofProcess = all.filter(({ pid }) => pid === main.pid).sort((a, b) => a.ts - b.ts);
    this.#events = this.#ofProcess.filter(({ tid }) => tid === main.tid);
  }

  /** Of the page while `during` runs. */
  static async of(page: Page, during: () => Promise<void>): Promise<Trace> {
    const browser = page.context().browser();
    if (!browser) throw new Error('the page has no browser');
    await browser.startTracing(page, { categories });
    await during();
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
      traceEvents: TraceEvent[];
    };
    return new Trace(traceEvents, withoutFragment(page.url()));
  }

  /** Milliseconds of each update: from one message of the server to the next. */
  updates(): { script: number[]; work: number[] } {
    const times = this.#events.filter(({ name }) => name === message).map(({ ts }) => ts);
    const script = perUpdate(
      times,
      this.#spans((name) => scripts.has(name)),
    );
    const work = perUpdate(
      times,
      this.#spans((name) => name === task),
    );
    return { script, work };
  }

  /** What came to be seen between two marks of the page (`performance.mark`). */
  frames(begin: string, end: string): Frames {
    const at = (mark: string) => this.#events.find(({ name }) => name === mark)?.ts ?? NaN;
    const [from, to] = [at(begin), at(end)];
    const times = (name: string) =>
      this.#ofProcess
        .filter((event) => event.name === name && event.ts >= from && event.ts <= to)
        .map(({ ts }) => ts);
    const drawn = times('DrawFrame');
    const gapsMs = drawn.slice(1).map((ts, before) => (ts - drawn[before]!) / 1000);
    return { gapsMs, dropped: times('DroppedFrame').length };
  }

  /** The longest task of the main thread, milliseconds. */
  longestTask(): number {
    return Math.max(0, ...this.#spans((name) => name === task).map(busyMs));
  }

  #spans(isWanted: (name: string) => boolean): Span[] {
    const all = this.#events
      .filter(({ name, ph, dur }) => ph === 'X' && dur !== undefined && isWanted(name))
      .map(({ ts, dur = 0, tdur = dur }) => ({ from: ts, to: ts + dur, busy: tdur }));
    return outermost(all);
  }
}

/** As a trace has it, or not. */
const withoutFragment = (url: string) => url.replace(/#.*/, '');

const busyMs = ({ busy }: Span) => busy / 1000;

/** What lies within another counts once. */
function outermost(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = found.at(-1);
    if (!last || span.from >= last.to) found.push(span);
  }
  return found;
}

function perUpdate(times: readonly number[], spans: readonly Span[]): number[] {
  return times.map((begin, at) => {
    const end = times[at + 1] ?? Infinity;
    return spans
      .filter(({ from }) => from >= begin && from < end)
      .reduce((sum, span) => sum + busyMs(span), 0);
  });
}

/** The first word of the thread that runs the page. */
function mainThreadOf(events: readonly TraceEvent[], url: string): TraceEvent {
  const frames = events.flatMap(({ args }) => [...(args?.data?.frames ?? []), args?.data ?? {}]);
  const processes = new Set(
    frames
      .filter((frame) => withoutFragment(frame.url ?? '') === url)
      .map(({ processId }) => processId),
  );
  const main = events.find(
    ({ name, pid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' && processes.has(pid),
  );
  if (!main) throw new Error(`the trace does not have ${url}`);
  return main;
}
