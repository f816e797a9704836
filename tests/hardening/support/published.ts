// A server that the world knows by another name than the address it listens on, as behind a proxy.

import { useWorld } from '../../e2e/support/world.ts';

export const publicUrl = 'https://workshops.example.org';

interface Published {
  readonly url: string;
  /** The address it listens on, as a browser beside it has it in the Host header. */
  readonly host: string;
}

/** One for a whole file: to be called once, at its top, and looked at within tests. */
export function usePublished(): Published {
  const world = useWorld({ browser: false, more: ['--public-url', publicUrl] });
  return {
    get url() {
      return world.server.url;
    },
    get host() {
      return new URL(world.server.url).host;
    },
  };
}
