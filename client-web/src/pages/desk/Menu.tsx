// What concerns the whole workshop, along the top: quiet, until the screen is blank or the day is over.

import { useRef } from 'preact/hooks';
import { Button } from '../../components/Button';
import { useConnectionLost } from '../../components/Banner';
import type { WorkshopRecord } from '../../state/record-types';
import { common } from '../../text/common';
import { deskText } from '../../text/desk';
import { Act, type Giver, Outcome } from './Act';
import { DoorBadge } from './Door';
import { mayRenew } from './links';
import { keyOfPage } from './page-key';
import type { SheetName } from './sheets';

const text = deskText.menu;

interface MenuProps {
  workshop: WorkshopRecord;
  blank: Giver;
  onBlank: () => void;
  onOpen: (sheet: SheetName) => void;
  onDoor: () => void;
}

export function Menu({ workshop, blank, onBlank, onOpen, onDoor }: MenuProps) {
  const lost = useConnectionLost();
  // After the end the screen says thank you, and nobody can join.
  const running = !workshop.ended;
  const more = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (more.current) more.current.open = false;
  };
  return (
    <header class="desk-head">
      <h1 class="desk-title">{workshop.title}</h1>
      {lost && <span class="desk-lost">{common.connection.lostShort}</span>}
      {running && <DoorBadge onPress={onDoor} />}
      <div class="buttons desk-menu">
        <Button kind="quiet" onPress={() => onOpen('preview')}>
          {text.preview}
        </Button>
        {(running || workshop.blanked) && (
          <span class="act">
            <Button
              kind={workshop.blanked ? 'plain' : 'quiet'}
              pending={blank.pending}
              onPress={onBlank}
            >
              {workshop.blanked ? text.unblank : text.blank}
            </Button>
            <Outcome command={blank.command} />
          </span>
        )}
        {running && (
          <Button kind="quiet" onPress={() => onOpen('join')}>
            {text.join}
          </Button>
        )}
        <Button kind="quiet" onPress={() => onOpen('transcript')}>
          {text.transcript}
        </Button>
        <Button kind="quiet" onPress={() => onOpen('shortcuts')} class="desk-only-wide">
          {text.shortcuts}
        </Button>
        <details
          class="menu-more"
          ref={more}
          onFocusOut={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget as Node | null)) close();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        >
          <summary class="button button-quiet">{text.more}</summary>
          <div class="menu-list">
            {running && (
              <Act
                method="workshop.end"
                about="workshop.end/on"
                params={{ on: true }}
                ask={deskText.end}
                onDone={close}
              >
                {text.end}
              </Act>
            )}
            <Button
              onPress={() => {
                close();
                onOpen('title');
              }}
            >
              {text.rename}
            </Button>
            {mayRenew(keyOfPage().token) && (
              <Button
                onPress={() => {
                  close();
                  onOpen('links');
                }}
              >
                {text.links}
              </Button>
            )}
            <Button
              kind="danger"
              onPress={() => {
                close();
                onOpen('clear');
              }}
            >
              {text.clear}
            </Button>
          </div>
        </details>
      </div>
    </header>
  );
}
