// The pages over made-up workshops, to look at: gallery.html?page=screen&made={"people":30,"now":"aims"}. Not shipped.

import '@fontsource/atkinson-hyperlegible/400.css';
import '@fontsource/atkinson-hyperlegible/700.css';
import '../../../styles/index.css';
import { render, type ComponentType } from 'preact';
import { LinkContext } from '../../../connection/link';
import { madeLink } from './link';
import type { Made } from './workshop';

const pages = import.meta.glob<Record<string, ComponentType>>('../../*/*Page.tsx');
const sheets = import.meta.glob(['../../screen/**/*.css', '../desk.css', '../../observer/*.css']);

const asked = new URLSearchParams(location.search);
const name = asked.get('page') ?? 'screen';
const component = `${name.charAt(0).toUpperCase()}${name.slice(1)}Page`;
for (const [path, load] of Object.entries(sheets)) {
  const folder = path.startsWith('../../') ? (path.split('/')[2] ?? '') : 'desk';
  if (folder === 'screen' || folder === name) await load();
}
const elsewhere = await pages[`../../${name}/${component}.tsx`]?.();
const beside = await pages[`../${component}.tsx`]?.();
const Page = (elsewhere ?? beside)?.[component];
const link = madeLink(JSON.parse(asked.get('made') ?? '{"people":30,"now":"aims"}') as Made);
const root = document.getElementById('page');
if (root && Page) {
  render(
    <LinkContext.Provider value={link}>
      <Page />
    </LinkContext.Provider>,
    root,
  );
}
