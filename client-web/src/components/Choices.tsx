// One of a few, as large targets: real radio buttons under the hood, so keys and readers work.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface ChoicesProps<T extends string> {
  legend: string;
  hint?: string;
  error?: string | undefined;
  id?: string;
  value: T | undefined;
  onChoose: (value: T) => void;
  options: readonly { value: T; label: string; hint?: string; mark?: ComponentChildren }[];
}

export function Choices<T extends string>(props: ChoicesProps<T>) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const { hint, error } = props;
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={describedBy || undefined}>
      <legend class="field-label">{props.legend}</legend>
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
      <div class="choices">
        {props.options.map((option, index) => (
          <label
            key={option.value}
            class={`choice ${option.value === props.value ? 'choice-on' : ''}`}
          >
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={ownId}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChoose(option.value)}
            />
            {option.mark}
            <span class="choice-body">
              {option.label}
              {option.hint && <span class="field-hint choice-hint">{option.hint}</span>}
            </span>
            {option.value === props.value && (
              <span class="choice-tick" aria-hidden="true">
                ✓
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
