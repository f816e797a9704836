// A text field as a form has it: label, hint, control, and the error beside it.

import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { common } from '../text/common';

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  /** An example of what to write; never the label. */
  placeholder?: string;
  /** Several lines. */
  long?: boolean;
  rows?: number;
  /** In code points; a count appears as it comes near. */
  most?: number;
  /** So that an error summary can lead here. */
  id?: string;
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'search';
  autocapitalize?: 'off' | 'words' | 'characters' | 'sentences';
  hideLabel?: boolean;
  /** Enter in a field of one line. */
  onEnter?: () => void;
  class?: string;
}

/** As the server counts: Unicode code points of the trimmed text. */
export const lengthOf = (value: string): number => Array.from(value.trim()).length;

export function Field(props: FieldProps): JSX.Element {
  const ownId = useId();
  const id = props.id ?? ownId;
  const { hint, error, most } = props;
  const left = most === undefined ? undefined : most - lengthOf(props.value);
  const countShown = left !== undefined && most !== undefined && left < Math.max(15, most * 0.2);
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`, countShown && `${id}-count`]
    .filter(Boolean)
    .join(' ');
  const shared = {
    id,
    class: 'field-control',
    value: props.value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy || undefined,
    autocomplete: props.autocomplete ?? 'off',
    autocapitalize: props.autocapitalize,
    placeholder: props.placeholder,
    onInput: (event: Event) =>
      props.onInput((event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value),
  };
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id} class={props.hideLabel ? 'visually-hidden' : 'field-label'}>
        {props.label} {props.optional && <span class="field-optional">{common.optional}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
      {props.long ? (
        <textarea {...shared} rows={props.rows ?? 3} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={props.inputMode}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !props.onEnter) return;
            event.preventDefault();
            props.onEnter();
          }}
        />
      )}
      {countShown && (
        <p id={`${id}-count`} class={`field-count ${left < 0 ? 'field-count-over' : ''}`}>
          {left < 0 ? common.charactersOver(-left) : common.charactersLeft(left)}
        </p>
      )}
    </div>
  );
}

/** The error of a text that must be there and within its bound; undefined when it is fine. */
export function textError(label: string, value: string, most: number): string | undefined {
  const length = lengthOf(value);
  if (length === 0) return common.field.empty(label);
  if (length > most) return common.field.tooLong(label, most);
  return undefined;
}
