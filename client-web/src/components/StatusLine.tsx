// A polite live region that is always there, so that a change in it is read out.

import type { ComponentChildren } from 'preact';

export function StatusLine({
  children,
  class: extra = '',
}: {
  children?: ComponentChildren;
  class?: string;
}) {
  return (
    <p class={`status-line ${extra}`} role="status" aria-live="polite">
      {children}
    </p>
  );
}
