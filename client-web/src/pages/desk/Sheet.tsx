// A dialog over the desk: focus goes in and comes back, Escape closes it.

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from '../../components/Button';
import { deskText } from '../../text/desk';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  close?: string;
  wide?: boolean;
}

export function Sheet({
  title,
  onClose,
  children,
  close = deskText.shortcuts.close,
  wide = false,
}: SheetProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? 'dialog sheet-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="dialog-body">
        <div class="sheet-head">
          <h2 id={id}>{title}</h2>
          <Button kind="quiet" onPress={onClose}>
            {close}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
