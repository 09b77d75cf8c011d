const SIMULATORS = ['/simulator/twilio', '/simulator/meta'];

/** An account is simulated when its base address is a network of ours. */
export function isSimulatorUrl(url: string): boolean {
  const path = new URL(url).pathname.replace(/\/$/, '');
  return SIMULATORS.some((ending) => path.endsWith(ending));
}
