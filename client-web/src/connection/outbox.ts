// Commands that must arrive: kept until they are answered, sent one after the other in the order in
// which they were given, and again with the same id after a cut or a reload. The server answers a
// repeated id with its first answer, so nothing is doubled.
//
// One command is on its way at a time: a later one never overtakes one that must be tried again.

import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { backoffMs } from './backoff';
import { commandId } from './command-id';
import { CallRefused, ConnectionLost, type Refusal } from './errors';
import { forget, keep, kept, keptKeys } from './kept';

/** `waiting`: not sent yet, or to be sent again. `sent`: on its way. */
export type CommandState = 'waiting' | 'sent' | 'done' | 'refused';

export interface Command {
  readonly id: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What on the page it belongs to, chosen by the page: `aim/aim5`, `score/act3/patients`. */
  readonly about: string;
  readonly givenAt: number;
  readonly state: CommandState;
  /** It has been sent at least once, so it may have had its effect already. */
  readonly tried: boolean;
  readonly refusal?: Refusal;
  readonly result?: Readonly<Record<string, unknown>>;
}

export interface SendOptions {
  about?: string;
  /** Forget earlier commands about the same that have never been sent: only the last one counts. */
  replaces?: boolean;
}

/** The side of Connection that the outbox needs. */
export interface Caller {
  call<Result>(method: string, params: object, id?: string): Promise<Result>;
  onReady(listener: () => void): () => void;
  readonly status: ReadonlySignal<string>;
}

/** How long a done command stays to be seen, so that its record arrives before it goes. */
const doneShownMs = 4000;
/** Refusals of the moment, which are tried again without asking; others are for the person to decide. */
const momentary = new Set(['storage_unavailable', 'overloaded', 'too_fast', 'internal']);
const internalTriesMost = 5;

type Settled = (command: Command) => void;

export class Outbox {
  private readonly list = signal<readonly Command[]>([]);
  private readonly byAbout = new Map<string, ReadonlySignal<Command | undefined>>();
  private readonly settlers = new Map<string, Settled[]>();
  private readonly stopListening: () => void;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  /** The first in line was put off for a moment: nobody overtakes it meanwhile. */
  private held = false;
  private tries = 0;
  private lastGivenAt = 0;

  /** @param place prefix of the keys under which commands are kept; one per workshop and token. */
  constructor(
    private readonly caller: Caller,
    private readonly place: string,
  ) {
    this.list.value = this.recall();
    this.stopListening = caller.onReady(() => this.release());
    void this.sendNext();
  }

  /** Every command not yet answered, those refused until dismissed, and those done a moment ago. */
  get commands(): ReadonlySignal<readonly Command[]> {
    return this.list;
  }

  /** The newest command about something, for the control that gave it. */
  about(about: string): ReadonlySignal<Command | undefined> {
    let found = this.byAbout.get(about);
    if (!found) {
      found = computed(() => this.list.value.filter((command) => command.about === about).at(-1));
      this.byAbout.set(about, found);
    }
    return found;
  }

  /** Keeps the command, sends it as soon as it can be, and returns it as it is now. */
  send(method: string, params: Record<string, unknown>, options: SendOptions = {}): Command {
    const about = options.about ?? method;
    this.lastGivenAt = Math.max(Date.now(), this.lastGivenAt + 1);
    const command: Command = {
      id: commandId(),
      method,
      params,
      about,
      givenAt: this.lastGivenAt,
      state: 'waiting',
      tried: false,
    };
    batch(() => {
      // A new attempt takes the place of what was refused or done before.
      this.removeWhere(
        (old) =>
          old.about === about &&
          (old.state === 'refused' ||
            old.state === 'done' ||
            (options.replaces === true && old.state === 'waiting' && !old.tried)),
      );
      this.list.value = [...this.list.value, command];
    });
    keep(this.keyOf(command), command);
    void this.sendNext();
    return command;
  }

  /** As `send`, and resolves once it is done or refused; never rejects. May take as long as the link is gone. */
  sent(
    method: string,
    params: Record<string, unknown>,
    options: SendOptions = {},
  ): Promise<Command> {
    const command = this.send(method, params, options);
    return new Promise((resolve) => {
      this.settlers.set(command.id, [...(this.settlers.get(command.id) ?? []), resolve]);
    });
  }

  /** Once more, with a new id: what was refused was not remembered by the server. */
  again(id: string): void {
    const command = this.list.value.find((each) => each.id === id);
    if (command?.state !== 'refused') return;
    this.send(command.method, { ...command.params }, { about: command.about });
  }

  /** A refused command that the person has seen, or one never sent that they no longer want. */
  dismiss(id: string): void {
    this.removeWhere(
      (command) =>
        command.id === id &&
        (command.state === 'refused' || (command.state === 'waiting' && !command.tried)),
    );
  }

  /** Forgets everything, here and in what is kept: the token is no longer ours. */
  clear(): void {
    this.removeWhere(() => true);
  }

  close(): void {
    this.stopListening();
    clearTimeout(this.retryTimer);
  }

  private async sendNext(): Promise<void> {
    if (this.busy || this.held || this.caller.status.value !== 'ready') return;
    const next = this.list.value.find((command) => command.state === 'waiting');
    if (!next) return;
    this.busy = true;
    this.change(next.id, { state: 'sent', tried: true }, true);
    try {
      const result = await this.caller.call<Record<string, unknown>>(
        next.method,
        next.params,
        next.id,
      );
      this.tries = 0;
      this.done(next.id, result);
    } catch (error) {
      this.failed(next, error);
    }
    this.busy = false;
    void this.sendNext();
  }

  private release(): void {
    clearTimeout(this.retryTimer);
    this.held = false;
    void this.sendNext();
  }

  private failed(command: Command, error: unknown): void {
    if (error instanceof CallRefused) {
      const { refusal } = error;
      const tryAgain =
        momentary.has(refusal.reason) &&
        (refusal.reason !== 'internal' || this.tries < internalTriesMost);
      if (!tryAgain) {
        this.tries = 0;
        this.refused(command.id, refusal);
        return;
      }
      const waitMs = refusal.retryAfterMs ?? backoffMs(this.tries);
      this.tries++;
      this.change(command.id, { state: 'waiting' });
      this.held = true;
      this.retryTimer = setTimeout(() => this.release(), waitMs);
      return;
    }
    if (!(error instanceof ConnectionLost)) throw error;
    this.change(command.id, { state: 'waiting' });
  }

  private done(id: string, result: Record<string, unknown>): void {
    const command = this.change(id, { state: 'done', result });
    if (!command) return;
    forget(this.keyOf(command));
    this.settle(command);
    setTimeout(
      () => this.removeWhere((each) => each.id === id && each.state === 'done'),
      doneShownMs,
    );
  }

  private refused(id: string, refusal: Refusal): void {
    const command = this.change(id, { state: 'refused', refusal }, true);
    if (command) this.settle(command);
  }

  private settle(command: Command): void {
    const settlers = this.settlers.get(command.id) ?? [];
    this.settlers.delete(command.id);
    for (const settled of settlers) settled(command);
  }

  private change(id: string, changes: Partial<Command>, alsoKept = false): Command | undefined {
    let changed: Command | undefined;
    this.list.value = this.list.value.map((command) => {
      if (command.id !== id) return command;
      changed = { ...command, ...changes };
      return changed;
    });
    if (changed && alsoKept) keep(this.keyOf(changed), changed);
    return changed;
  }

  private removeWhere(matches: (command: Command) => boolean): void {
    const gone = this.list.value.filter(matches);
    if (gone.length === 0) return;
    for (const command of gone) {
      forget(this.keyOf(command));
      this.settlers.delete(command.id);
    }
    this.list.value = this.list.value.filter((command) => !gone.includes(command));
  }

  /** One key per command: two tabs of one person add and remove their own without a lock. */
  private keyOf(command: Command): string {
    return `${this.place}/${String(command.givenAt).padStart(15, '0')}-${command.id}`;
  }

  private recall(): Command[] {
    const commands: Command[] = [];
    for (const key of keptKeys(`${this.place}/`)) {
      const command = kept(key) as Command | undefined;
      if (!command?.id || !command.method) continue;
      commands.push(command.state === 'refused' ? command : { ...command, state: 'waiting' });
      this.lastGivenAt = Math.max(this.lastGivenAt, command.givenAt);
    }
    return commands;
  }
}
