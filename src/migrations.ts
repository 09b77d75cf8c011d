import { readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

function sql(name: string): string {
  return readFileSync(new URL(`../migrations/${name}.sql`, import.meta.url), 'utf8');
}

/** A migration whose text is a pair of SQL files, so that reviewers read SQL. */
function migration(file: string, timestamp: number): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = `${file.replace(/\W/g, '_')}_${timestamp}`;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql(`${file}.up`));
    }
    async down(runner: QueryRunner): Promise<void> {
      await runner.query(sql(`${file}.down`));
    }
  };
}

/** In order; the number at the end is what TypeORM sorts by. */
export const MIGRATIONS = [
  migration('001-platform', 1763640000001),
  migration('002-orgs', 1763640000002),
  migration('003-scheduler', 1763640000003),
  migration('004-channels-leads', 1763640000004),
  migration('005-policy-appointments', 1763640000005),
  migration('006-conversations', 1763640000006),
  migration('007-people', 1763640000007),
  migration('008-agency', 1763640000008),
  migration('009-knowledge', 1763640000009),
  migration('010-people-two', 1763640000010),
  migration('011-agency-two', 1763640000011),
  migration('012-audit-chain', 1763640000012),
  migration('013-numbers', 1763640000013),
  migration('014-onboarding', 1763640000014),
  migration('015-profiles', 1763640000015),
  migration('016-fair-work', 1763640000016),
  migration('017-knowledge-two', 1763640000017),
  migration('018-testimonial-contacts', 1763640000018),
  migration('019-search', 1763640000019),
  migration('020-embeddings', 1763640000020),
  migration('022-decisions', 1763640000022),
  migration('023-org-rules', 1763640000023),
  migration('024-drafts', 1763640000024),
  migration('026-ctas', 1763640000026),
  migration('028-send-facts', 1763640000028),
  migration('030-experiments', 1763640000030),
  migration('032-insights', 1763640000032),
  migration('034-message-vectors', 1763640000034),
  migration('036-model-caps', 1763640000036),
  migration('038-draft-reminder', 1763640000038),
  migration('040-operations', 1763640000040),
  migration('042-offer-erasure', 1763640000042),
  migration('043-assistant-mode', 1763640000043),
  migration('045-takeover-reassign', 1763640000045),
  migration('046-retention', 1763640000046),
  migration('047-idle-threads', 1763640000047),
  migration('049-last-seen', 1763640000049),
  migration('050-forgetting', 1763640000050),
  migration('052-people-three', 1763640000052),
  migration('053-stated', 1763640000053),
  migration('054-registration-looks', 1763640000054),
  migration('055-conversation-cost', 1763640000055),
  migration('056-reach', 1763640000056),
  migration('058-one-order', 1763640000058),
  migration('060-delivery', 1763640000060),
  migration('061-short-waits', 1763640000061),
  migration('062-claims', 1763640000062),
];
