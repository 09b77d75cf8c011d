import { Appointment } from './appointments/appointment.entity.js';
import { ResourceEntity } from './appointments/resource.entity.js';
import { ServiceEntity } from './appointments/service.entity.js';
import { ChannelAccount } from './channels/channel-account.entity.js';
import { NumberPurchase } from './channels/number-purchase.entity.js';
import { ProviderConnection } from './channels/provider-connection.entity.js';
import { BrandRegistration, CampaignRegistration } from './channels/registration/registration.entity.js';
import { LocationEntity } from './channels/location.entity.js';
import { OrgSettingsEntity } from './orgs/org-settings.entity.js';
import { StaffPhone } from './orgs/staff-phone.entity.js';

/** Every entity, listed by hand: one build serves dist, tests and migrations alike. */
export const ENTITIES = [
  ChannelAccount,
  LocationEntity,
  NumberPurchase,
  ProviderConnection,
  BrandRegistration,
  CampaignRegistration,
  OrgSettingsEntity,
  StaffPhone,
  Appointment,
  ResourceEntity,
  ServiceEntity,
];
