// The steps of joining, apart from how they look: find the workshop, send the attempt, become somebody.

import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { Connection, socketUrl } from '../../connection/connection';
import { keepMembership, type Membership } from '../../connection/credentials';
import { CallRefused, type Refusal } from '../../connection/errors';
import { linkOver, type Link } from '../../connection/link';
import { ServerClock } from '../../state/clock';
import { Records } from '../../state/records';
import {
  forgetAttempt,
  keptAttempt,
  newAttempt,
  type JoinAttempt,
  type Joined,
  type JoinParams,
} from './attempt';
import { askAtOnce, type FoundWorkshop } from './at-once';

export type { FoundWorkshop } from './at-once';

export type JoiningStep =
  | { step: 'finding' }
  | { step: 'wrong' | 'locked' }
  | { step: 'form'; found: FoundWorkshop; refusal?: Refusal; joining: boolean }
  | { step: 'failed'; refusal: Refusal };

/** Owns a connection of its own until `joined` hands it on with the link. */
export class JoiningAt {
  private readonly records = new Records();
  private readonly clock = new ServerClock();
  private readonly connection: Connection;
  private readonly stepSignal = signal<JoiningStep>({ step: 'finding' });
  private readonly attempt = signal<JoinAttempt | undefined>(undefined);
  private readonly stopWatching: () => void;
  private handedOn = false;
  /** The question that goes ahead of the socket is on its way. */
  private askingAtOnce = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Why the attempt from before a reload was refused, for the form that comes next. */
  private earlier: { refusal?: Refusal } = {};

  constructor(
    readonly code: string,
    private readonly joined: (link: Link, membership: Membership) => void,
    connection?: Connection,
    private readonly ask = askAtOnce,
  ) {
    this.attempt.value = keptAttempt(code);
    const { records, clock } = this;
    this.connection = connection ?? new Connection({ url: socketUrl(), records, clock });
    if (!this.attempt.value) void this.findAtOnce();
    this.stopWatching = effect(() => {
      const ready = this.connection.status.value === 'ready';
      const attempt = this.attempt.value;
      if (!ready) return;
      untracked(() => void (attempt ? this.sendAttempt(attempt) : this.find()));
    });
    this.connection.start();
  }

  get step(): ReadonlySignal<JoiningStep> {
    return this.stepSignal;
  }

  /** Whether there is no link to the server at the moment. */
  readonly away = computed(() => this.connection.lostSince.value !== null);

  join(params: JoinParams): void {
    const now = this.stepSignal.value;
    if (now.step === 'form') this.stepSignal.value = { ...now, joining: true };
    this.attempt.value = newAttempt(params);
  }

  findAgain(): void {
    this.stepSignal.value = { step: 'finding' };
    if (this.connection.status.value === 'ready') void this.find();
  }

  close(): void {
    this.stopWatching();
    clearTimeout(this.timer);
    if (!this.handedOn) this.connection.stop();
  }

  /** What has no answer this way is asked over the socket. */
  private async findAtOnce(): Promise<void> {
    this.askingAtOnce = true;
    const { found, refusal } = await this.ask();
    this.askingAtOnce = false;
    if (this.stepSignal.value.step !== 'finding') return;
    if (found) this.wasFound(found);
    else if (refusal?.reason === 'wrong_code') this.refused(refusal);
    else if (this.connection.status.value === 'ready') void this.find();
  }

  private wasFound(found: FoundWorkshop): void {
    this.stepSignal.value = found.locked
      ? { step: 'locked' }
      : { step: 'form', found, joining: false, ...this.earlier };
  }

  private async find(): Promise<void> {
    const { step } = this.stepSignal.value;
    if (this.askingAtOnce || step === 'form' || step === 'wrong') return;
    try {
      this.wasFound(
        await this.connection.call<FoundWorkshop>('workshop.find', { code: this.code }),
      );
    } catch (error) {
      if (error instanceof CallRefused && !this.waitsToRepeat(error.refusal)) {
        this.refused(error.refusal);
      }
      // Without a link: asked again when it is back.
    }
  }

  private async sendAttempt(attempt: JoinAttempt): Promise<void> {
    try {
      const joined = await this.connection.call<Joined>('join', attempt.params, attempt.id);
      forgetAttempt(this.code);
      this.become(joined);
    } catch (error) {
      if (!(error instanceof CallRefused)) return;
      if (this.waitsToRepeat(error.refusal)) return;
      forgetAttempt(this.code);
      this.refused(error.refusal);
      this.attempt.value = undefined;
    }
  }

  /** Too many are at the door: asked again by itself, somewhat later than the server said, and not all at once. */
  private waitsToRepeat({ reason, retryAfterMs = 1000 }: Refusal): boolean {
    if (reason !== 'too_fast') return false;
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        if (this.connection.status.value !== 'ready') return; // then it is asked when the link is back
        const attempt = this.attempt.value;
        void (attempt ? this.sendAttempt(attempt) : this.find());
      },
      retryAfterMs * (1 + Math.random()),
    );
    return true;
  }

  private become(joined: Joined): void {
    const membership = { workshop: joined.workshop, person: joined.person, token: joined.token };
    keepMembership(this.code, membership);
    this.handedOn = true;
    this.stopWatching();
    this.connection.becamePerson(membership);
    this.joined(linkOver(this.connection, this.records, this.clock, membership), membership);
  }

  private refused(refusal: Refusal): void {
    const now = this.stepSignal.value;
    switch (refusal.reason) {
      case 'wrong_code':
      case 'bad_value':
        this.stepSignal.value = { step: 'wrong' };
        return;
      case 'joining_locked':
        this.stepSignal.value = { step: 'locked' };
        return;
      default:
        if (now.step === 'form') this.stepSignal.value = { ...now, joining: false, refusal };
        else if (this.attempt.value) this.earlier = { refusal };
        else this.stepSignal.value = { step: 'failed', refusal };
    }
  }
}
