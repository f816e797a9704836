// "Withdrawn. Undo": what was just done, for a few seconds, with the way back.
//
//   offerUndo('Withdrawn', () => ...) needs one <Toasts /> on the page.

import { signal } from '@preact/signals';
import { common } from '../text/common';
import { Button } from './Button';

interface Toast {
  key: number;
  message: string;
  undo: (() => void) | undefined;
}

const shownMs = 8000;
const toasts = signal<readonly Toast[]>([]);
let nextKey = 1;

function remove(key: number): void {
  toasts.value = toasts.value.filter((toast) => toast.key !== key);
}

export function offerUndo(message: string, undo?: () => void): void {
  const toast = { key: nextKey++, message, undo };
  toasts.value = [...toasts.value.slice(-1), toast];
  setTimeout(() => remove(toast.key), shownMs);
}

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map(({ key, message, undo }) => (
        <div key={key} class="toast">
          <span>{message}</span>
          {undo && (
            <Button
              onPress={() => {
                remove(key);
                undo();
              }}
            >
              {common.undo}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
