import '@fontsource/atkinson-hyperlegible/400.css';
import '@fontsource/atkinson-hyperlegible/700.css';
import '../../styles/index.css';
import '../screen/screen.css';
import '../screen/kinds/kinds.css';
import './desk.css';
import { render } from 'preact';
import { LinkContext, openLink } from '../../connection/link';
import { DeskPage } from './DeskPage';
import { keyOfPage, reloadOnNewKey } from './page-key';

const root = document.getElementById('page');
if (root) {
  const link = openLink(keyOfPage());
  reloadOnNewKey();
  render(
    <LinkContext.Provider value={link}>
      <DeskPage />
    </LinkContext.Provider>,
    root,
  );
}
