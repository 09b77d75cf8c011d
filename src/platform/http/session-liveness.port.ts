import type { Principal } from './principal.schema.js';

/** Tells whether a session may still receive events: implemented by auth, asked by long-lived streams every few seconds. */
export abstract class SessionLiveness {
  abstract isAlive(principal: Principal): Promise<boolean>;
}
