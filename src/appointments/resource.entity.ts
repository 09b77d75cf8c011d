import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WeekHours } from '../common/business-hours.rules.js';

/** What a booking occupies: a truck, a chair, a person. Each org has at least its default one. */
@Entity('resources')
export class ResourceEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('text') name: string;
  @Column('boolean', { name: 'is_default', default: false }) isDefault: boolean;
  @Column('boolean', { name: 'is_active', default: true }) isActive: boolean;
  @Column('jsonb', { nullable: true }) hours: Partial<WeekHours> | null;
}
