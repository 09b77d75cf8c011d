/** Texts that are stored and due, straight through the stored function: what a worker finds. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { customerNumber, newSid } from './texts.mjs';
import { root } from './world.mjs';

const { Pool } = createRequire(join(root, 'package.json'))('pg');
const INGEST = `SELECT conversation_id AS id FROM ingest_message($1,$2,$3,$4,'{}','phone',$5,NULL,$6,'sms','inbound_sms',$7,$8,$9,$10,$11,$12,'[]',NULL,'0','0',false)`;
const LEFT = `UPDATE outbound SET state = 'accepted', provider_status = 'queued', accepted_at = now() WHERE conversation_id = $1 AND state = 'queued'`;
const BODIES = [
  'My AC is not cooling, can somebody look at it?',
  'The upstairs unit makes a loud noise',
  'How soon can you come to look at my heater?',
];

export class Arrivals {
  #pool;
  #next = 0;

  constructor(world) {
    this.world = world;
    this.#pool = new Pool({ connectionString: world.adminUrl, max: 8 });
    // the services end while its connections idle
    this.#pool.on('error', () => undefined);
  }

  /** A text from somebody who never wrote before, to the business with this index or to each in turn. */
  async one(business = this.#next % this.world.orgs.length) {
    const org = this.world.orgs[business];
    this.#next += 1;
    return this.#from({ org, from: customerNumber(this.#next), hmac: randomBytes(32) });
  }

  /** The next text of somebody who wrote before; the provider has taken what was answered. */
  async again({ person, id }) {
    this.#next += 1;
    await this.#pool.query({ name: 'left', text: LEFT, values: [id] });
    return this.#from(person);
  }

  async #from(person) {
    const { org, from, hmac } = person;
    const ids = Array.from({ length: 6 }, () => randomUUID());
    const values = [
      org.orgId,
      org.accountId,
      ids[0],
      newSid(),
      from,
      hmac,
      ids[1],
      ids[2],
      ids[3],
      ids[4],
      ids[5],
      BODIES[this.#next % BODIES.length],
    ];
    const { rows } = await this.#pool.query({ name: 'arrive', text: INGEST, values });
    return { orgId: org.orgId, id: rows[0].id, key: `${org.number} ${from}`, person };
  }

  /** Many at once, a few at a time. */
  async many(count, business) {
    const all = [];
    while (all.length < count)
      all.push(...(await Promise.all(Array.from({ length: Math.min(8, count - all.length) }, () => this.one(business)))));
    return all;
  }

  close() {
    return this.#pool.end();
  }
}
