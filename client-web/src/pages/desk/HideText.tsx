// Hides a text from everybody, or shows it again; hiding can be undone from where it was done.

import { deskText } from '../../text/desk';
import { Act } from './Act';

interface HideTextProps {
  /** The key of the record that shows the text. */
  record: string;
  word?: string;
  hidden: boolean;
  label: string;
}

export function HideText({ record, word, hidden, label }: HideTextProps) {
  const which = word === undefined ? { record } : { record, word };
  const about = `text.hide/${record}/${word ?? ''}`;
  const hide = { method: 'text.hide', params: { ...which, on: true } };
  const show = { method: 'text.hide', params: { ...which, on: false } };
  if (hidden) {
    return (
      <Act {...show} kind="quiet" about={about}>
        {deskText.texts.restore}
      </Act>
    );
  }
  return (
    <Act
      {...hide}
      kind="quiet"
      about={about}
      label={label}
      undo={{ message: deskText.texts.wasHidden, by: show }}
    >
      {deskText.texts.hide}
    </Act>
  );
}
