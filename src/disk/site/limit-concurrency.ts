// A list and something to do with each -> all of it done, a few at a time.

/**
 * Calls `action` for each item, beginning in their order, `limit` at once; ends when no call is under way any more. When
 * one throws, no further ones begin, and the first error is thrown.
 */
export async function eachBounded<T>(
  items: readonly T[],
  limit: number,
  action: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  let isOver = false;
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (isOver) return;
      try {
        await action(item);
      } catch (error) {
        isOver = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: limit }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
