import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number that is being bought, or was: written before the provider is asked, so that nothing that was paid for is forgotten. */
@Entity('number_purchases')
export class NumberPurchase {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'org_id', type: 'uuid' })
  orgId: string;

  @Column({ type: 'text' })
  address: string;

  /** The Idempotency-Key of the request: a repeated one goes on with this purchase instead of beginning another. */
  @Column({ name: 'request_key', type: 'text', nullable: true })
  requestKey: string | null;

  @Column({ name: 'external_account_id', type: 'text' })
  externalAccountId: string;

  @Column({ type: 'text' })
  state: 'claimed' | 'done' | 'failed';

  @Column({ name: 'channel_account_id', type: 'uuid', nullable: true })
  channelAccountId: string | null;

  @Column({ type: 'text', nullable: true })
  problem: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
