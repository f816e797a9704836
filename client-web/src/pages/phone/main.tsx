// The phone page: /join and /join/{code}. Joining first, then one activity at a time.

import { render } from 'preact';
import '../../styles/index.css';
import './phone.css';
import './activities.css';
import { App } from './App';

const page = document.getElementById('page');
if (page) render(<App />, page);
