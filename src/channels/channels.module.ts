import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { AccountRoutes } from './account-routes.service.js';
import { AnswerTimes } from './answer-times.service.js';
import { ChannelAccountsRepository } from './channel-accounts.repository.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { ConnectionRecords } from './connection-records.service.js';
import { ChannelSecrets } from './channel-secrets.service.js';
import { KeyCheck } from './key-check.service.js';
import { NumbersController } from './numbers.controller.js';
import { NumberPurchasesRepository } from './number-purchases.repository.js';
import { NumberPurchases } from './number-purchases.service.js';
import { NumberRecords } from './number-records.service.js';
import { LocationsController } from './locations.controller.js';
import { Locations } from './locations.service.js';
import { Numbers } from './numbers.service.js';
import { OrderingAccount } from './ordering-account.service.js';
import { ProviderConnectionController } from './provider-connection.controller.js';
import { ProviderConnectionsRepository } from './provider-connections.repository.js';
import { ProviderConnections } from './provider-connections.service.js';
import { PurchaseRecords } from './purchase-records.service.js';
import { ReleaseChecks } from './release-checks.service.js';
import { RegistrationController } from './registration/registration.controller.js';
import { RegistrationFollowUp } from './registration/registration-follow-up.service.js';
import { RegistrationRecords } from './registration/registration-records.service.js';
import { RegistrationsRepository } from './registration/registrations.repository.js';
import { Registrations } from './registration/registrations.service.js';
import { SealRotation } from './seal-rotation.service.js';
import { SealRotationRepository } from './seal-rotation.repository.js';
import { EmbeddedSimulator } from './simulator/embedded-simulator.service.js';
import { SimulatorNetworkController } from './simulator/simulator-network.controller.js';
import { SimulatorController } from './simulator/simulator.controller.js';
import { SimulatorRepository } from './simulator/simulator.repository.js';
import { SimulatorControl } from './simulator/simulator.service.js';
import { TwilioMessagesController } from './twilio-messages.controller.js';
import { TwilioVoiceController } from './twilio-voice.controller.js';
import { TwilioAdapter } from './twilio/twilio.adapter.js';
import { TwilioProvisioning } from './twilio/twilio-provisioning.js';
import { TwilioRegistration } from './twilio/twilio-registration.js';
import { MetaProvisioning } from './meta/meta-provisioning.js';
import { MetaWebhookController } from './whatsapp/meta-webhook.controller.js';
import { WhatsAppProviders } from './whatsapp/whatsapp-providers.service.js';
import { WhatsAppSendersController } from './whatsapp/whatsapp-senders.controller.js';
import { WhatsAppSenders } from './whatsapp/whatsapp-senders.service.js';
import { WebhookHandlers } from './webhook-handlers.service.js';
import { WebhookIngest } from './webhook-ingest.service.js';

/** Numbers, their providers, and everything that arrives from them. */
@Module({
  imports: [AuditModule, SchedulerModule],
  controllers: [
    LocationsController,
    NumbersController,
    ProviderConnectionController,
    RegistrationController,
    WhatsAppSendersController,
    MetaWebhookController,
    TwilioMessagesController,
    TwilioVoiceController,
    SimulatorController,
    SimulatorNetworkController,
  ],
  providers: [
    AccountRoutes,
    AnswerTimes,
    ChannelAccounts,
    ChannelAccountsRepository,
    ChannelSecrets,
    EmbeddedSimulator,
    ConnectionRecords,
    KeyCheck,
    NumberPurchases,
    NumberPurchasesRepository,
    NumberRecords,
    Locations,
    Numbers,
    OrderingAccount,
    ProviderConnections,
    ProviderConnectionsRepository,
    PurchaseRecords,
    RegistrationFollowUp,
    RegistrationRecords,
    Registrations,
    RegistrationsRepository,
    ReleaseChecks,
    SealRotation,
    SealRotationRepository,
    SimulatorControl,
    SimulatorRepository,
    TwilioAdapter,
    TwilioProvisioning,
    TwilioRegistration,
    MetaProvisioning,
    WebhookHandlers,
    WebhookIngest,
    WhatsAppProviders,
    WhatsAppSenders,
  ],
  exports: [ChannelAccounts, Locations, Numbers, RegistrationFollowUp, ReleaseChecks, WebhookHandlers],
})
export class ChannelsModule {}
