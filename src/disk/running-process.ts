// Tells whether another process is running.
import { codeOf } from './sources/open-file.ts';

/** Only known for processes of this machine. */
export function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
