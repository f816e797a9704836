// A line across the page: about the connection, or about the storage.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLink } from '../connection/link';
import { common } from '../text/common';

interface BannerProps {
  children: ComponentChildren;
  danger?: boolean;
}

export function Banner({ children, danger = false }: BannerProps) {
  return (
    <div class={`banner ${danger ? 'banner-danger' : ''}`} role="status">
      {children}
    </div>
  );
}

const patienceMs = 3000;

/** Whether the link has been gone for three seconds: shorter cuts are nobody's business. */
export function useConnectionLost(): boolean {
  const { connection } = useLink();
  const since = connection.lostSince.value;
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (since === null) return;
    const timer = setTimeout(() => setLate(true), Math.max(0, since + patienceMs - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  return late && since !== null;
}

export function ConnectionBanner() {
  const lost = useConnectionLost();
  return <div role="status">{lost && <div class="banner">{common.connection.lost}</div>}</div>;
}
