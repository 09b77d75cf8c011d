import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something a customer can book: how long it takes and what it needs. */
@Entity('services')
export class ServiceEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('text') name: string;
  @Column('text', { array: true, default: [] }) keywords: string[];
  @Column('int', { name: 'duration_minutes' }) durationMinutes: number;
  @Column('int', { name: 'buffer_minutes', default: 0 }) bufferMinutes: number;
  @Column('int', { name: 'price_minor', nullable: true }) priceMinor: number | null;
  /** When somebody confirmed the price as it stands; null while nobody has. */
  @Column('timestamptz', { name: 'price_confirmed_at', nullable: true }) priceConfirmedAt: Date | null;
  @Column('boolean', { name: 'needs_address', default: false }) needsAddress: boolean;
  @Column('boolean', { name: 'is_active', default: true }) isActive: boolean;
  @Column('int', { default: 0 }) sort: number;
}
