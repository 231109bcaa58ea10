// Diagnostics for starting the development server.
import type { Catalog } from './entry.ts';

export interface ServeArgs {
  'serve/port-taken': { readonly port: number; readonly by: string };
  'serve/cannot-listen': { readonly host: string; readonly port: number; readonly reason: string };
}

export const serveCatalog: Catalog<ServeArgs> = {
  'serve/port-taken': {
    severity: 'error',
    message: ({ port, by }) => `port ${port} is already in use by ${by}`,
    help: ({ port }) => `choose another port: \`-p ${port + 1}\``,
  },
  'serve/cannot-listen': {
    severity: 'error',
    message: ({ host, port, reason }) => `can’t listen on \`${host}\`, port ${port}: ${reason}`,
  },
};
