import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { TestAnswerDto, TestTextDto } from '../dto/test-chat.dto.js';
import { TestChat } from './test-chat.service.js';

/** A chat with the draft of the assistant, before anything is published. */
@ApiTags('onboarding')
@Controller('api/onboarding/test-chat')
export class TestChatController {
  constructor(private readonly chat: TestChat) {}

  @Post()
  @HttpCode(200)
  @Permission('settings.write')
  @Api({
    tenancy: 'org',
    summary: 'Write to the draft of the assistant; nothing is sent',
    description:
      'The answer comes from the pipeline that answers customers, on the documents that the answers of now would give, or on those of a version.',
    answer: TestAnswerDto,
    status: 200,
  })
  async say(@Body() body: TestTextDto): Promise<TestAnswerDto> {
    return TestAnswerDto.from(await this.chat.say(body.text, body.chatId ?? null, body.profileVersionId ?? null));
  }
}
