// A button that can be waiting for an answer. While it waits it keeps its focus and its words, and a
// second press does nothing.

import type { ComponentChildren, JSX } from 'preact';
import { common } from '../text/common';

interface ButtonProps {
  children: ComponentChildren;
  onPress?: () => void;
  kind?: 'main' | 'plain' | 'quiet' | 'danger';
  type?: 'button' | 'submit';
  pending?: boolean;
  disabled?: boolean;
  wide?: boolean;
  /** Where the words on the button do not say enough by themselves. */
  label?: string;
  pressed?: boolean;
  expanded?: boolean;
  class?: string;
}

export function Button(props: ButtonProps): JSX.Element {
  const { kind = 'plain', type = 'button', pending = false, disabled = false } = props;
  const inactive = pending || disabled;
  const classes = ['button', kind === 'plain' ? '' : `button-${kind}`];
  if (props.wide) classes.push('button-wide');
  if (props.class) classes.push(props.class);
  return (
    <button
      type={type}
      class={classes.filter(Boolean).join(' ')}
      aria-disabled={inactive}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      onClick={(event) => {
        if (inactive) event.preventDefault();
        else props.onPress?.();
      }}
    >
      {pending && <span class="pending-mark" aria-hidden="true" />}
      <span>{props.children}</span>
      {pending && <span class="visually-hidden">{common.working}</span>}
    </button>
  );
}
