// The organiser's side of HTTP. The key goes in a header, never in an address.

import type { Labelled } from '../../state/record-types';

export interface PlanStep {
  kind: string;
  title: string;
  prompt?: string;
  minutes?: number;
  [more: string]: unknown;
}

export interface Template {
  id: string;
  title: string;
  about: string;
  sectors: Labelled[];
  agenda: PlanStep[];
}

export interface ListedWorkshop {
  id: string;
  title: string;
  code: string;
  created_at: number;
  people: number;
  ended: boolean;
  keys: { lead: string; process: string; screen: string; observer: string };
  join_url: string;
}

export type TranscriptFormat = 'html' | 'md' | 'csv' | 'json';

/** What the server said instead of doing it; `field` names what was wrong, if it was one thing. */
export class ApiRefused extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    detail: string,
    readonly field: string | undefined,
  ) {
    super(detail);
    this.name = 'ApiRefused';
  }
}

async function ask(path: string, key?: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (key !== undefined) headers.set('Authorization', `Bearer ${key}`);
  const response = await fetch(path, { ...init, headers, cache: 'no-store' });
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Partial<
    Record<'detail' | 'title' | 'reason' | 'field', string>
  >;
  throw new ApiRefused(
    response.status,
    problem.reason ?? '',
    problem.detail ?? problem.title ?? `${response.status}`,
    problem.field,
  );
}

export async function templates(): Promise<Template[]> {
  const response = await ask('/api/templates');
  return ((await response.json()) as { templates: Template[] }).templates;
}

export async function workshops(key: string): Promise<ListedWorkshop[]> {
  const response = await ask('/api/workshops', key);
  return ((await response.json()) as { workshops: ListedWorkshop[] }).workshops;
}

export interface NewWorkshop {
  title: string;
  sectors: Labelled[];
  agenda: PlanStep[];
}

export async function createWorkshop(key: string, plan: NewWorkshop): Promise<{ id: string }> {
  const response = await ask('/api/workshops', key, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(plan),
  });
  return (await response.json()) as { id: string };
}

export async function deleteWorkshop(key: string, id: string): Promise<void> {
  await ask(`/api/workshops/${encodeURIComponent(id)}`, key, { method: 'DELETE' });
}

/** Fetched with the key and handed to the browser as a file. */
export async function downloadTranscript(
  key: string,
  workshop: ListedWorkshop,
  format: TranscriptFormat,
): Promise<void> {
  const path = `/api/workshops/${encodeURIComponent(workshop.id)}/transcript.${format}`;
  const blob = await (await ask(path, key)).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${fileName(workshop.title)}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function fileName(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'workshop';
}
