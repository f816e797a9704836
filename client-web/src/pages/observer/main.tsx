import '@fontsource/atkinson-hyperlegible/400.css';
import '@fontsource/atkinson-hyperlegible/700.css';
import '../../styles/index.css';
import './observer.css';
import { showPage } from '../desk/show-page';
import { ObserverPage } from './ObserverPage';

showPage(ObserverPage);
