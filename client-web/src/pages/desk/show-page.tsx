// What the entries of desk, screen and observer do: a link with the page's key, and the page over it.

import { render, type ComponentType } from 'preact';
import { LinkContext, openLink } from '../../connection/link';
import { keyOfPage, reloadOnNewKey } from './page-key';

export function showPage(Page: ComponentType): void {
  const root = document.getElementById('page');
  if (!root) return;
  const link = openLink(keyOfPage());
  reloadOnNewKey();
  render(
    <LinkContext.Provider value={link}>
      <Page />
    </LinkContext.Provider>,
    root,
  );
}
