// All errors of a form, on top of it; focus moves here when they appear, and each leads to its field.

import { useEffect, useRef } from 'preact/hooks';
import { common } from '../text/common';

export interface FormError {
  /** The id of the control. */
  field: string;
  message: string;
}

interface ErrorSummaryProps {
  errors: readonly FormError[];
  /** Grows with every attempt, so that focus moves again for the same errors. */
  attempt: number;
}

export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
    // Only a new attempt moves the focus: correcting one field must not take it away.
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div class="error-summary stack-tight" role="alert" tabIndex={-1} ref={box}>
      <h2>{common.errorsTitle}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a
              href={`#${error.field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(error.field)?.focus();
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
