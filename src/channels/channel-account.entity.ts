import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Channel = 'sms' | 'whatsapp';
export type Provider = 'twilio' | 'meta';
export type ChannelState = 'active' | 'paused' | 'released';
export type Registration = 'none' | 'pending' | 'verified' | 'simulated' | 'not_required' | 'rejected';
/** 'connected': the number was there before us and is only unhooked, never given back. */
export type Origin = 'bought' | 'connected';

/** One number or sender of an org at a provider. The sealed credentials stay inside this module. */
@Entity('channel_accounts')
export class ChannelAccount {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'org_id', type: 'uuid' })
  orgId: string;

  @Column({ type: 'text' })
  channel: Channel;

  @Column({ type: 'text' })
  provider: Provider;

  @Column({ type: 'text' })
  address: string;

  @Column({ name: 'display_name', type: 'text' })
  displayName: string;

  @Column({ name: 'external_account_id', type: 'text' })
  externalAccountId: string;

  @Column({ name: 'external_number_id', type: 'text', nullable: true })
  externalNumberId: string | null;

  @Column({ name: 'credentials_sealed', type: 'text' })
  credentialsSealed: string;

  @Column({ name: 'api_base_url', type: 'text' })
  apiBaseUrl: string;

  @Column({ name: 'is_simulated', type: 'boolean' })
  isSimulated: boolean;

  @Column({ type: 'text' })
  state: ChannelState;

  @Column({ type: 'text' })
  registration: Registration;

  @Column({ type: 'text' })
  origin: Origin;

  @Column({ name: 'stop_reply_owner', type: 'text' })
  stopReplyOwner: 'provider' | 'app';

  @Column({ name: 'backfill_watermark', type: 'timestamptz' })
  backfillWatermark: Date;

  @Column({ name: 'location_id', type: 'uuid', nullable: true })
  locationId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
