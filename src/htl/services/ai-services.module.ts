import { Module } from '@nestjs/common';
import { ChannelsModule } from '../../channels/channels.module.js';
import { EnginesModule } from '../../engines/engines.module.js';
import { ProfilesModule } from '../../onboarding/profiles/profiles.module.js';
import { OrgsModule } from '../../orgs/orgs.module.js';
import { PolicyModule } from '../../policy/policy.module.js';
import { HtlModule } from '../htl.module.js';
import { AiController } from './ai.controller.js';
import { LeadScores } from './lead-scores.service.js';
import { PaidCalls } from './paid-calls.service.js';
import { Rewriter } from './rewriter.service.js';
import { ServicesRepository } from './services.repository.js';
import { SuggestedReplies } from './suggestions.service.js';
import { TextReader } from './text-reader.service.js';
import { ThreadTurns } from './thread-turns.service.js';

/** What the engines and rules do for people at their desk. */
@Module({
  imports: [OrgsModule, ProfilesModule, ChannelsModule, EnginesModule, PolicyModule, HtlModule],
  controllers: [AiController],
  providers: [LeadScores, PaidCalls, Rewriter, ServicesRepository, SuggestedReplies, TextReader, ThreadTurns],
})
export class AiServicesModule {}
