// Shortens a message for a line of a report.

const LENGTH = 60;

/** The first line, without backticks, which surround it. */
export function shortened(message: string): string {
  const line = message.replaceAll('`', '').replace(/\s+/g, ' ').trim();
  const letters = Array.from(line);
  return letters.length <= LENGTH
    ? line
    : `${letters
        .slice(0, LENGTH - 1)
        .join('')
        .trimEnd()}…`;
}
