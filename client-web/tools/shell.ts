// What all pages have around them. The file of a page holds its title and its script only.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const place = '<!-- page -->';

export function shell(): Plugin {
  return {
    name: 'shell',
    transformIndexHtml: {
      order: 'pre',
      handler(page) {
        // A page that is whole already, such as one for looking at components.
        if (/^\s*<!doctype/i.test(page)) return page;
        const whole = readFileSync(new URL('./shell.html', import.meta.url), 'utf8');
        if (!whole.includes(place)) throw new Error(`tools/shell.html has no ${place}`);
        return whole.replace(place, () => page.trim());
      },
    },
  };
}
