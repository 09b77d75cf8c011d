/** State of a process. */
export class HealthDto {
  status: 'ok';
  /** Redis only hurries the work along, so its absence is no failure. */
  redis: 'up' | 'down' | 'absent';
}

/** What kind of installation this is. */
export class SystemDto {
  /** embedded: numbers are simulated. real: numbers are the provider's. */
  mode: 'embedded' | 'real';
  redis: 'up' | 'down' | 'absent';
  engine: string;
  publicBaseUrl: string;
  version: string;
  signupMode: string;
}
