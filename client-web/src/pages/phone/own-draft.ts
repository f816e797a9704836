// A draft of this person in this workshop.

import { forget, keptKeys } from '../../connection/kept';
import { useLink } from '../../connection/link';
import { useDraft } from '../../state/drafts';

export function useOwnDraft(field: string, initial = ''): [string, (value: string) => void] {
  return useDraft(`${useLink().workshop}/${field}`, initial);
}

/** For the next person on the same phone. */
export function forgetOwnDrafts(workshop: string): void {
  for (const key of keptKeys(`cg/draft/${workshop}/`)) forget(key);
}
