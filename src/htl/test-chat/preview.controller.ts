import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { PreviewTurnDto, SimplePromptDto, TurnPreviewDto } from '../dto/test-chat.dto.js';
import { SimplePrompts } from './simple-prompts.service.js';
import { TestChat } from './test-chat.service.js';

/** What the assistant would do and what it is told; nothing is sent or kept. */
@ApiTags('ai')
@Controller('api/ai')
export class PreviewController {
  constructor(
    private readonly chat: TestChat,
    private readonly prompts: SimplePrompts,
  ) {}

  @Post('preview-turn')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({
    tenancy: 'org',
    summary: 'What one text would bring about, with the reasons; nothing is sent or kept',
    description: 'The pipeline of the test chat for a first text, without a chat: decision, words, checks and the verdict of the gate.',
    answer: TurnPreviewDto,
    status: 200,
  })
  async preview(@Body() body: PreviewTurnDto): Promise<TurnPreviewDto> {
    return TurnPreviewDto.of(await this.chat.preview(body.text, body.profileVersionId ?? null));
  }

  @Get('simple-prompt')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'The shipped prompt of simple mode, with the facts of this business', answer: SimplePromptDto })
  simplePrompt(): Promise<SimplePromptDto> {
    return this.prompts.current();
  }
}
