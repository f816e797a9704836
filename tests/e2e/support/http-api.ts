// What the organiser does over HTTP.

import type {
  Problem,
  TemplateList,
  WorkshopCreate,
  WorkshopCreated,
  WorkshopListed,
} from '../../../client-web/src/protocol/generated.ts';

export type TranscriptFormat = 'md' | 'json' | 'csv' | 'html';

export class Problematic extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
    this.problem = problem;
  }
}

export interface Api {
  readonly server: string;
  readonly key: string;
}

async function ask(
  { server, key }: Api,
  path: string,
  request: RequestInit = {},
): Promise<Response> {
  const answer = await fetch(`${server}${path}`, {
    ...request,
    headers: [...new Headers(request.headers), ['Authorization', `Bearer ${key}`]],
  });
  if (!answer.ok) throw new Problematic((await answer.json()) as Problem);
  return answer;
}

export async function createWorkshop(api: Api, plan: WorkshopCreate): Promise<WorkshopCreated> {
  const answer = await ask(api, '/api/workshops', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(plan),
  });
  return (await answer.json()) as WorkshopCreated;
}

export async function workshops(api: Api): Promise<WorkshopListed[]> {
  const answer = await ask(api, '/api/workshops');
  return ((await answer.json()) as { workshops: WorkshopListed[] }).workshops;
}

export async function deleteWorkshop(api: Api, id: string): Promise<void> {
  await ask(api, `/api/workshops/${id}`, { method: 'DELETE' });
}

export async function templates(api: Api): Promise<TemplateList> {
  return (await (await ask(api, '/api/templates')).json()) as TemplateList;
}

export async function transcript(api: Api, id: string, format: TranscriptFormat): Promise<string> {
  return (await ask(api, `/api/workshops/${id}/transcript.${format}`)).text();
}

/** The addresses to hand out: keys only in the fragment. */
export function linksOf(server: string, { id, code, keys }: WorkshopCreated) {
  return {
    desk: `${server}/desk/${id}#${keys.lead}`,
    process: `${server}/desk/${id}#${keys.process}`,
    screen: `${server}/screen/${id}#${keys.screen}`,
    observer: `${server}/observer/${id}#${keys.observer}`,
    join: `${server}/join/${code}`,
  };
}
