import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BrandDetails, CampaignDetails, RegistrationStatus } from './registration.schema.js';

/** What a brand and a campaign have in common. */
abstract class RegistrationColumns {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'org_id', type: 'uuid' })
  orgId: string;

  @Column({ type: 'text' })
  status: RegistrationStatus;

  /** Why the carriers rejected it. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ name: 'external_id', type: 'text', nullable: true })
  externalId: string | null;

  /** Why the provider could not be asked the last time. */
  @Column({ type: 'text', nullable: true })
  problem: string | null;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** Who the business is, as US carriers know it. */
@Entity('brand_registrations')
export class BrandRegistration extends RegistrationColumns {
  @Column({ type: 'jsonb' })
  details: Partial<BrandDetails>;

  @Column({ name: 'claimed_until', type: 'timestamptz', nullable: true })
  claimedUntil: Date | null;
}

/** What the business texts about, as US carriers know it. */
@Entity('campaign_registrations')
export class CampaignRegistration extends RegistrationColumns {
  @Column({ type: 'jsonb' })
  details: Partial<CampaignDetails>;

  @Column({ name: 'service_id', type: 'text', nullable: true })
  serviceId: string | null;
}
