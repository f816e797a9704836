// The landing page: join by code; for the organiser, start workshops and find earlier ones.

import { render } from 'preact';
import '../../styles/index.css';
import './landing.css';
import { Landing } from './Landing';

const page = document.getElementById('page');
if (page) render(<Landing />, page);
