// Asking once before something that cannot be taken back quickly.
//
//   if (await confirm({ title, body, confirm: 'Delete it', danger: true })) ...
// needs one <Dialogs /> on the page.

import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { common } from '../text/common';
import { Button } from './Button';

export interface Question {
  title: string;
  body?: string;
  /** The words on the button that does it. */
  confirm: string;
  danger?: boolean;
  /** On the button that does not; "Cancel" unless something else happens then. */
  otherwise?: string;
}

interface OpenQuestion extends Question {
  answer: (yes: boolean) => void;
}

const open = signal<OpenQuestion | undefined>(undefined);

export function confirm(question: Question): Promise<boolean> {
  open.value?.answer(false);
  return new Promise((answer) => {
    open.value = { ...question, answer };
  });
}

export function Dialogs() {
  const question = open.value;
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (!question || !dialog) return;
    dialog.showModal();
    return () => dialog.close();
  }, [question]);
  if (!question) return null;
  const close = (yes: boolean) => {
    open.value = undefined;
    question.answer(yes);
  };
  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby="question-title"
      onCancel={(event) => {
        event.preventDefault();
        close(false);
      }}
    >
      <div class="dialog-body">
        <h2 id="question-title">{question.title}</h2>
        {question.body && <p>{question.body}</p>}
        <div class="buttons">
          <Button onPress={() => close(false)}>{question.otherwise ?? common.cancel}</Button>
          <Button kind={question.danger ? 'danger' : 'main'} onPress={() => close(true)}>
            {question.confirm}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
