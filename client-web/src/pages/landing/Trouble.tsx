// When the server could not be asked: why, and what to do.

import { Button } from '../../components/Button';
import { landingText as text } from '../../text';
import { forgetKey } from './organiser-key';
import type { Fetched } from './use-workshops';

export function Trouble({ of }: { of: Fetched<unknown> }) {
  if (of.trouble === undefined) return null;
  return (
    <div class="error-summary stack-tight" role="alert">
      <p>{of.trouble}</p>
      <div class="buttons">
        <Button onPress={of.again}>{text.again}</Button>
        {of.wrongKey && (
          <Button kind="quiet" onPress={forgetKey}>
            {text.key.forget}
          </Button>
        )}
      </div>
    </div>
  );
}
