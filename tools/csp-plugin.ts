import type { Plugin } from 'vite';
import { contentSecurityPolicy } from './instance/policy';
import { readSettings } from './instance/settings';

/** Writes the policy into the built page; the development server needs inline modules. */
export function cspPlugin(geodata: string): Plugin {
  return {
    name: 'atlas-csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({
        html,
        tags: [
          {
            tag: 'meta',
            attrs: {
              'http-equiv': 'Content-Security-Policy',
              content: contentSecurityPolicy(readSettings(geodata)),
            },
            injectTo: 'head-prepend',
          },
        ],
      }),
    },
  };
}
