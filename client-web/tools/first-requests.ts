// In which order a page asks for its parts. When its HTML arrives one connection is open, and every further one costs a
// phone a round trip more before its first byte: so the largest script goes first, over that one. And the phone's page
// asks along with them which workshop it is for (src/pages/join/at-once.ts).
import type { IndexHtmlTransformContext, Plugin } from 'vite';

const preloaded = /\n *<link rel="modulepreload"[^>]* href="\/([^"]+)">/g;
const script = /\n *<script type="module"/;
const question = '\n    <link rel="preload" as="fetch" crossorigin href="?find">';

type Bundle = IndexHtmlTransformContext['bundle'];

function bytesOf(bundle: Bundle, file: string): number {
  const part = bundle?.[file];
  return part?.type === 'chunk' ? part.code.length : 0;
}

export function largestFirst(html: string, bundle: Bundle): string {
  const [largest] = [...html.matchAll(preloaded)].sort(
    ([, a = ''], [, b = '']) => bytesOf(bundle, b) - bytesOf(bundle, a),
  );
  if (!largest) return html;
  const [tag] = largest;
  return html.replace(tag, '').replace(script, (before) => `${tag}${before}`);
}

export function firstRequests(): Plugin {
  return {
    name: 'first-requests',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        const ordered = largestFirst(html, bundle);
        return path === '/phone.html' ? ordered.replace('\n  </head>', `${question}$&`) : ordered;
      },
    },
  };
}
