import type { WorkshopRecord } from '../../state/record-types';

/** What people type: host and path of the joining page, without the scheme and without the code. */
export function joinAddress({ join_url, code }: Pick<WorkshopRecord, 'join_url' | 'code'>): string {
  const bare = join_url
    .replace(/^https?:\/\//, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  const tail = `/${code}`;
  return bare.toUpperCase().endsWith(tail.toUpperCase()) ? bare.slice(0, -tail.length) : bare;
}

/** The code in two halves: easier to hold in mind on the way from the wall to the phone. */
export function spacedCode(code: string): string {
  const half = Math.ceil(code.length / 2);
  return code.length < 6 ? code : `${code.slice(0, half)} ${code.slice(half)}`;
}
