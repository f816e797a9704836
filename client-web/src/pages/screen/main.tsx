import '@fontsource/atkinson-hyperlegible/400.css';
import '@fontsource/atkinson-hyperlegible/700.css';
import '../../styles/index.css';
import './screen.css';
import './kinds/kinds.css';
import { render } from 'preact';
import { keyOfPage, reloadOnNewKey } from '../desk/page-key';
import { LinkContext, openLink } from '../../connection/link';
import { ScreenPage } from './ScreenPage';

const root = document.getElementById('page');
if (root) {
  const link = openLink(keyOfPage());
  reloadOnNewKey();
  render(
    <LinkContext.Provider value={link}>
      <ScreenPage />
    </LinkContext.Provider>,
    root,
  );
}
