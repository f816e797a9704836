// Keeps the projector's laptop from going to sleep, where the browser lets a page ask for it (HTTPS or localhost).

import { useEffect } from 'preact/hooks';

export function useAwake(): void {
  useEffect(() => {
    let lock: { release(): Promise<void> } | undefined;
    let gone = false;
    const ask = async (): Promise<void> => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
      try {
        const granted = await navigator.wakeLock.request('screen');
        if (gone) await granted.release();
        else lock = granted;
      } catch {
        // Refused, for instance on a low battery: the room does without.
      }
    };
    // The browser takes it back whenever the page is hidden.
    const again = (): void => void ask();
    void ask();
    document.addEventListener('visibilitychange', again);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
}
