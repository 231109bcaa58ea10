// Unpacks the browser before any test runs: a file of tests can't start it while another one's process still writes it.
import { browserFile } from './browser.ts';

export default async function unpackBrowser(): Promise<void> {
  await browserFile();
}
