// The development server answers the same addresses as the real one.
import type { Plugin } from 'vite';

const routes: [RegExp, string][] = [
  [/^\/join(\/|$)/, '/phone.html'],
  [/^\/desk\//, '/desk.html'],
  [/^\/screen\//, '/screen.html'],
  [/^\/observer\//, '/observer.html'],
];

export function pageRoutes(): Plugin {
  return {
    name: 'page-routes',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const route = routes.find(([pattern]) => pattern.test(path));
        if (route) request.url = route[1];
        next();
      });
    },
  };
}
