// Before the first view: a line, and after three seconds (by CSS) why it takes so long.

import { useLink } from '../../connection/link';
import { endingsText as text } from '../../text/endings';

export function Connecting() {
  const { outbox } = useLink();
  const kept = outbox.commands.value.filter((command) => command.state !== 'refused').length;
  return (
    <main class="ending stack" aria-busy="true">
      <h1>{text.connecting}</h1>
      <p class="late soft">{text.connectingSlow}</p>
      {kept > 0 && <p>{text.kept(kept)}</p>}
    </main>
  );
}
