// What outlives a reload: localStorage, or memory where the browser forbids it. Never throws.

const memory = new Map<string, string>();

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    // Full or forbidden: memory has it until the page goes.
    memory.set(key, text);
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** What was kept, or undefined. The caller checks its shape where an older page may have written it. */
export function kept(key: string): unknown {
  let text = memory.get(key) ?? null;
  try {
    text ??= localStorage.getItem(key);
  } catch {
    // As above.
  }
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function keptKeys(prefix: string): string[] {
  const keys = new Set<string>();
  try {
    for (let index = 0; index < localStorage.length; index++) {
      const key = localStorage.key(index);
      if (key?.startsWith(prefix)) keys.add(key);
    }
  } catch {
    // As above.
  }
  for (const key of memory.keys()) if (key.startsWith(prefix)) keys.add(key);
  return [...keys].sort();
}
