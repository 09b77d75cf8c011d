/**
 * What `work` answers, or what `late` answers or throws once `ms` milliseconds are over. The work goes on then; whatever becomes of it is
 * its own affair, so it logs its failures itself.
 */
export async function beforeDeadline<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  }).then(late);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
