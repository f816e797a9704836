// "Move to...": what others do by dragging, for keyboard, finger and reader alike.

import { useId } from 'preact/hooks';
import { deskText } from '../../text/desk';
import { Outcome, useGiver, type CommandOf } from './Act';

interface MoveToProps {
  /** What is moved, for those who cannot see where the list stands. */
  label: string;
  about: string;
  places: readonly { id: string; label: string }[];
  here: string | undefined;
  command: (place: string) => CommandOf;
}

export function MoveTo({ label, about, places, here, command }: MoveToProps) {
  const id = useId();
  const giver = useGiver(about);
  const move = (place: string) => {
    if (place === '') return;
    const back = here === undefined ? {} : { by: command(here) };
    void giver.give(command(place), { undo: { message: deskText.texts.moved, ...back } });
  };
  return (
    <span class="move-to">
      <label for={id} class="visually-hidden">
        {label}
      </label>
      <select
        id={id}
        class="select-quiet"
        value=""
        aria-disabled={giver.pending}
        onChange={(event) => {
          move(event.currentTarget.value);
          event.currentTarget.value = '';
        }}
      >
        <option value="">{deskText.texts.move}</option>
        {places
          .filter((place) => place.id !== here)
          .map((place) => (
            <option key={place.id} value={place.id}>
              {place.label}
            </option>
          ))}
      </select>
      <Outcome command={giver.command} />
    </span>
  );
}
