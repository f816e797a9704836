// What a process uses of the machine, as /proc says.

import { readdir, readFile } from 'node:fs/promises';

export interface ProcessUse {
  readonly residentKb: number;
  /** The most that it ever was. */
  readonly residentPeakKb: number;
  readonly threads: number;
  readonly descriptors: number;
}

export async function useOf(pid: number): Promise<ProcessUse> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const number = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN);
  return {
    residentKb: number('VmRSS'),
    residentPeakKb: number('VmHWM'),
    threads: number('Threads'),
    descriptors: (await readdir(`/proc/${pid}/fd`)).length,
  };
}

/** From here on `residentPeakKb` counts anew (where the kernel lets us). */
export async function forgetPeak(pid: number): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
}
