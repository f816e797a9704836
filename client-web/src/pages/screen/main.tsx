import '@fontsource/atkinson-hyperlegible/400.css';
import '@fontsource/atkinson-hyperlegible/700.css';
import '../../styles/index.css';
import './screen.css';
import './kinds/kinds.css';
import { showPage } from '../desk/show-page';
import { ScreenPage } from './ScreenPage';

showPage(ScreenPage);
