import type { Hazard } from './safety-texts.rules.js';

/** A danger told in pieces: every sign somewhere in the message, and nothing that makes it something else. */
export interface WholeRule {
  hazard: Hazard;
  needs: readonly RegExp[];
  unless?: RegExp;
}
