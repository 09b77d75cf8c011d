import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A phone of the business's own people. */
@Entity('staff_phones')
export class StaffPhone {
  @PrimaryColumn({ type: 'uuid', name: 'org_id' }) orgId: string;
  @PrimaryColumn({ type: 'text' }) phone: string;
  @Column({ type: 'uuid', name: 'user_id', nullable: true }) userId: string | null;
  @Column({ type: 'text' }) label: string;
  @Column({ type: 'boolean', name: 'is_on_call' }) isOnCall: boolean;
  @Column({ type: 'integer', name: 'call_order' }) callOrder: number;
  @Column({ type: 'timestamptz', name: 'alerts_stopped_at', nullable: true }) alertsStoppedAt: Date | null;
}
