import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WeekHours } from '../common/business-hours.rules.js';

/** One place of a business. Empty hours or zone mean those of the business. */
@Entity('locations')
export class LocationEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ name: 'org_id', type: 'uuid' })
  orgId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  address: string;

  @Column({ type: 'jsonb', nullable: true })
  hours: Partial<WeekHours> | null;

  @Column({ name: 'time_zone', type: 'text', nullable: true })
  timeZone: string | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
