// The tests lie outside client-web, whose package.json has their packages: this is where they are found.

import { createRequire } from 'node:module';
import type AxeBuilder from '@axe-core/playwright';
import type * as Playwright from 'playwright-core';

const require = createRequire(new URL('../../../client-web/package.json', import.meta.url));

export const { chromium } = require('playwright-core') as typeof Playwright;
export const Axe = (require('@axe-core/playwright') as { default: typeof AxeBuilder }).default;
