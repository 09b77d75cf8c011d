/** The caller as the audit trail of another org names them: the key, where a program asks, never the person who made it. */
export { actorOf } from '../platform/http/principal.schema.js';
