// The page on the projector: the stage, a small mark when the link has been gone for a while, and what to do when the
// server does not want this page back.

import { useEffect } from 'preact/hooks';
import { useConnectionLost } from '../../components/Banner';
import { useLink } from '../../connection/link';
import { screenText } from '../../text/screen';
import { useAwake } from './awake';
import { ScreenStage } from './ScreenStage';

export function ScreenPage() {
  const { records, connection } = useLink();
  const lost = useConnectionLost();
  useAwake();
  const ending = connection.ending.value;
  const title = records.single('workshop')?.title;
  useEffect(() => {
    if (title !== undefined) document.title = screenText.title(title);
  }, [title]);
  if (ending !== undefined) {
    const { ending: text } = screenText;
    return (
      <main class="screen stage-middle stage-whole">
        <h1 class="stage-title">{text.title}</h1>
        <p class="stage-prompt">
          {ending === 'deleted' ? text.deleted : ending === 'bad-token' ? text.key : text.policy}
        </p>
      </main>
    );
  }
  return (
    <main class="screen">
      <ScreenStage />
      <p class="screen-link" role="status">
        {lost && screenText.reconnecting}
      </p>
    </main>
  );
}
