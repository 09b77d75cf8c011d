import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ConnectionKind = 'own' | 'subaccount';
export type ConnectionState = 'opening' | 'active' | 'broken';

/** The provider account in which the numbers of an org live. The sealed credentials stay inside this module. */
@Entity('provider_connections')
export class ProviderConnection {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'org_id', type: 'uuid' })
  orgId: string;

  @Column({ type: 'text' })
  provider: 'twilio';

  @Column({ type: 'text' })
  kind: ConnectionKind;

  @Column({ type: 'text' })
  state: ConnectionState;

  @Column({ name: 'external_account_id', type: 'text', nullable: true })
  externalAccountId: string | null;

  @Column({ name: 'credentials_sealed', type: 'text', nullable: true })
  credentialsSealed: string | null;

  @Column({ name: 'secret_tail', type: 'text', nullable: true })
  secretTail: string | null;

  @Column({ name: 'api_base_url', type: 'text' })
  apiBaseUrl: string;

  @Column({ name: 'is_simulated', type: 'boolean' })
  isSimulated: boolean;

  @Column({ type: 'text', nullable: true })
  problem: string | null;

  @Column({ name: 'claimed_at', type: 'timestamptz' })
  claimedAt: Date;

  @Column({ name: 'checked_at', type: 'timestamptz', nullable: true })
  checkedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
