// Before the first view: a line, and after three seconds (by CSS) why it takes so long.

import { endingsText } from '../../text';

export function Connecting() {
  return (
    <main class="ending stack" aria-busy="true">
      <h1>{endingsText.connecting}</h1>
      <p class="late soft">{endingsText.connectingSlow}</p>
    </main>
  );
}
