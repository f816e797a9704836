// What is being typed, kept through a reload. One draft per field: `useDraft('aim/act2')`.

import { useCallback, useState } from 'preact/hooks';
import { forget, keep, kept } from '../connection/kept';

const draftKey = (field: string) => `cg/draft/${field}`;

export function keptDraft(field: string): string | undefined {
  const found = kept(draftKey(field));
  return typeof found === 'string' ? found : undefined;
}

export function keepDraft(field: string, value: string): void {
  if (value === '') forget(draftKey(field));
  else keep(draftKey(field), value);
}

/** The value and its setter, as useState; '' forgets the draft. */
export function useDraft(field: string, initial = ''): [string, (value: string) => void] {
  const [state, setState] = useState(() => ({ field, value: keptDraft(field) ?? initial }));
  const value = state.field === field ? state.value : (keptDraft(field) ?? initial);
  const set = useCallback(
    (next: string) => {
      keepDraft(field, next);
      setState({ field, value: next });
    },
    [field],
  );
  return [value, set];
}
