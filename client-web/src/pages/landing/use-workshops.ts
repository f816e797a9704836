// The organiser's list, fetched when a page of it is opened.

import { useEffect, useState } from 'preact/hooks';
import { landingText as text } from '../../text';
import { ApiRefused, workshops, type ListedWorkshop } from './api';

export interface Fetched<T> {
  value: T | undefined;
  /** A sentence, when it could not be had. */
  trouble: string | undefined;
  /** The server does not know the key. */
  wrongKey: boolean;
  again: () => void;
}

export function useWorkshops(organiser: string): Fetched<ListedWorkshop[]> {
  return useFetched(() => workshops(organiser), organiser);
}

export function useFetched<T>(ask: () => Promise<T>, by: string): Fetched<T> {
  const [attempt, setAttempt] = useState(0);
  const [value, setValue] = useState<T | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(undefined);
  useEffect(() => {
    let wanted = true;
    ask().then(
      (found) => {
        if (!wanted) return;
        setValue(found);
        setFailure(undefined);
      },
      (reason: unknown) => {
        if (wanted) setFailure(reason ?? 'failed');
      },
    );
    return () => {
      wanted = false;
    };
  }, [by, attempt]);
  const wrongKey =
    failure instanceof ApiRefused && (failure.status === 401 || failure.status === 403);
  const trouble = failure === undefined ? undefined : wrongKey ? text.key.wrong : text.trouble;
  return { value, trouble, wrongKey, again: () => setAttempt(attempt + 1) };
}
