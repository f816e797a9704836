// One attempt to join: kept until it is answered, and sent again with the same id, so that a phone
// that lost its wifi (or was reloaded) between question and answer does not join twice.

import { commandId } from '../../connection/command-id';
import { plainCode } from '../../connection/credentials';
import { forget, keep, kept } from '../../connection/kept';

export interface JoinParams {
  code: string;
  name: string;
  organisation?: string;
  role?: string;
  sector: string;
  consent: true;
}

export interface JoinAttempt {
  id: string;
  params: JoinParams;
}

export interface Joined {
  workshop: string;
  person: string;
  token: string;
  now: number;
}

const attemptKey = (code: string) => `cg/join/${plainCode(code)}`;

export function newAttempt(params: JoinParams): JoinAttempt {
  const attempt = { id: commandId(), params };
  keep(attemptKey(params.code), attempt);
  return attempt;
}

export function keptAttempt(code: string): JoinAttempt | undefined {
  const found = kept(attemptKey(code)) as Partial<JoinAttempt> | undefined;
  return found?.id && found.params ? { id: found.id, params: found.params } : undefined;
}

export function forgetAttempt(code: string): void {
  forget(attemptKey(code));
}
