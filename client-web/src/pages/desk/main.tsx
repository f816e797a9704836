import '@fontsource/atkinson-hyperlegible/400.css';
import '@fontsource/atkinson-hyperlegible/700.css';
import '../../styles/index.css';
import '../screen/screen.css';
import '../screen/kinds/kinds.css';
import './desk.css';
import { DeskPage } from './DeskPage';
import { showPage } from './show-page';

showPage(DeskPage);
