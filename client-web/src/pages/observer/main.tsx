import '@fontsource/atkinson-hyperlegible/400.css';
import '@fontsource/atkinson-hyperlegible/700.css';
import '../../styles/index.css';
import './observer.css';
import { render } from 'preact';
import { LinkContext, openLink } from '../../connection/link';
import { keyOfPage, reloadOnNewKey } from '../desk/page-key';
import { ObserverPage } from './ObserverPage';

const root = document.getElementById('page');
if (root) {
  const link = openLink(keyOfPage());
  reloadOnNewKey();
  render(
    <LinkContext.Provider value={link}>
      <ObserverPage />
    </LinkContext.Provider>,
    root,
  );
}
