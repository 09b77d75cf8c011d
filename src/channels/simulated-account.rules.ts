/** An account is simulated when its base address is a phone network of ours. */
export function isSimulatorUrl(url: string): boolean {
  return new URL(url).pathname.replace(/\/$/, '').endsWith('/simulator/twilio');
}
