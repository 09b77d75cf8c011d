import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AccountRoutes } from './account-routes.service.js';
import { ChannelAccountsRepository } from './channel-accounts.repository.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { ChannelSecrets } from './channel-secrets.service.js';
import { KeyCheck } from './key-check.service.js';
import { NumbersController } from './numbers.controller.js';
import { LocationsController } from './locations.controller.js';
import { Locations } from './locations.service.js';
import { Numbers } from './numbers.service.js';
import { EmbeddedSimulator } from './simulator/embedded-simulator.service.js';
import { SimulatorNetworkController } from './simulator/simulator-network.controller.js';
import { SimulatorController } from './simulator/simulator.controller.js';
import { SimulatorRepository } from './simulator/simulator.repository.js';
import { SimulatorControl } from './simulator/simulator.service.js';
import { TwilioMessagesController } from './twilio-messages.controller.js';
import { TwilioVoiceController } from './twilio-voice.controller.js';
import { TwilioAdapter } from './twilio/twilio.adapter.js';
import { WebhookHandlers } from './webhook-handlers.service.js';
import { WebhookIngest } from './webhook-ingest.service.js';

/** Numbers, their providers, and everything that arrives from them. */
@Module({
  imports: [AuditModule],
  controllers: [
    LocationsController,
    NumbersController,
    TwilioMessagesController,
    TwilioVoiceController,
    SimulatorController,
    SimulatorNetworkController,
  ],
  providers: [
    AccountRoutes,
    ChannelAccounts,
    ChannelAccountsRepository,
    ChannelSecrets,
    EmbeddedSimulator,
    KeyCheck,
    Locations,
    Numbers,
    SimulatorControl,
    SimulatorRepository,
    TwilioAdapter,
    WebhookHandlers,
    WebhookIngest,
  ],
  exports: [ChannelAccounts, Locations, Numbers, WebhookHandlers],
})
export class ChannelsModule {}
