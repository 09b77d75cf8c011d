import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { Acknowledgements } from './acknowledgements.service.js';
import { AlertCaller } from './alert-caller.service.js';
import { AlertDelivery } from './alert-delivery.service.js';
import { AlertFactsRepository } from './alert-facts.repository.js';
import { AlertFailures } from './alert-failures.service.js';
import { AlertOutside } from './alert-outside.service.js';
import { AlertWriter } from './alert-writer.service.js';
import { Alerts } from './alerts.service.js';
import { DraftWatch } from './draft-watch.service.js';
import { EmergencyCallPlacer } from './emergency-call-placer.service.js';
import { EmergencyChain } from './emergency-chain.service.js';
import { EventAlerts } from './event-alerts.service.js';
import { NotificationPreferences } from './notification-preferences.service.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsPersonalData } from './notifications.personal-data.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.service.js';
import { StaffAnswers } from './staff-answers.service.js';
import { StaffDirectory } from './staff-directory.service.js';
import { StaffReplies } from './staff-replies.service.js';
import { StaffRepository } from './staff.repository.js';
import { StaffSwitches } from './staff-switches.service.js';
import { StaffTexts } from './staff-texts.service.js';
import { TakeoverRelay } from './takeover-relay.service.js';
import { TakeoverWatch } from './takeover-watch.service.js';

/** Telling the business's own people, and hearing what they answer. */
@Module({
  imports: [ChannelsModule, ConversationsModule, OrgsModule, SchedulerModule],
  controllers: [NotificationsController],
  providers: [
    Acknowledgements,
    AlertCaller,
    AlertDelivery,
    AlertFactsRepository,
    AlertFailures,
    AlertOutside,
    AlertWriter,
    Alerts,
    DraftWatch,
    EmergencyCallPlacer,
    EmergencyChain,
    EventAlerts,
    NotificationPreferences,
    Notifications,
    NotificationsPersonalData,
    NotificationsRepository,
    StaffAnswers,
    StaffDirectory,
    StaffReplies,
    StaffRepository,
    StaffSwitches,
    StaffTexts,
    TakeoverRelay,
    TakeoverWatch,
  ],
  exports: [Alerts],
})
export class NotificationsModule {}
