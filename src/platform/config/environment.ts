/** The one place where the process's environment is read; everything else gets parsed settings. */
export function environment(): Record<string, string | undefined> {
  return process.env;
}
