import { Module } from '@nestjs/common';
import { OrgsModule } from '../orgs/orgs.module.js';
import { AnalyticsController } from './analytics.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { Dashboard } from './dashboard.service.js';

/** Dashboards: reads only. */
@Module({ imports: [OrgsModule], controllers: [AnalyticsController], providers: [Dashboard, DashboardRepository] })
export class AnalyticsModule {}
