/** Prints one line per step with the seconds since the command began. */
export function createProgress(isQuiet = false) {
  const began = process.hrtime.bigint();
  const seconds = () => Number(process.hrtime.bigint() - began) / 1e9;
  const say = (text) => {
    if (!isQuiet) process.stdout.write(`[${seconds().toFixed(1).padStart(6)} s] ${text}\n`);
  };
  return { say, seconds };
}
