import { Body, Controller, Get, Put, applyDecorators } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { SaveSectionDto, SectionDto } from './dto/section.dto.js';
import type { SectionName } from './questionnaire.schema.js';
import { sectionJsonSchema } from './section.rules.js';
import { Sections } from './sections.service.js';

function Reads(summary: string): MethodDecorator {
  return applyDecorators(Permission('settings.read'), Api({ tenancy: 'org', summary, answer: SectionDto }));
}

function Saves(section: SectionName, summary: string): MethodDecorator {
  const version = {
    type: 'integer',
    minimum: 0,
    maximum: 2_147_483_647,
    description: 'The version that was read; another one answers 409.',
  };
  return applyDecorators(
    Permission('settings.write'),
    Api({
      tenancy: 'org',
      summary: `Save: ${summary}`,
      description:
        'Any field may be left out. Settings of the business that are left out stay; other fields that are left out are cleared.',
      answer: SectionDto,
    }),
    ApiBody({ schema: { type: 'object', required: ['version', 'answers'], properties: { version, answers: sectionJsonSchema(section) } } }),
  );
}

/** The questionnaire, section by section; each is saved alone, in any order. */
@ApiTags('onboarding')
@Controller('api/onboarding')
export class SectionsController {
  constructor(private readonly sections: Sections) {}

  @Get('business-details')
  @Reads('What the business is: name, industry, hours, website, support contact')
  async businessDetails(): Promise<SectionDto> {
    return SectionDto.from(await this.sections.get('business-details'));
  }

  @Put('business-details')
  @Saves('business-details', 'What the business is: name, industry, hours, website, support contact')
  async saveBusinessDetails(@Body() body: SaveSectionDto): Promise<SectionDto> {
    return SectionDto.from(await this.sections.save('business-details', body.answers, body.version));
  }

  @Get('offer')
  @Reads('What is sold, at which price, and what happens after')
  async offer(): Promise<SectionDto> {
    return SectionDto.from(await this.sections.get('offer'));
  }

  @Put('offer')
  @Saves('offer', 'What is sold, at which price, and what happens after')
  async saveOffer(@Body() body: SaveSectionDto): Promise<SectionDto> {
    return SectionDto.from(await this.sections.save('offer', body.answers, body.version));
  }

  @Get('customer-details')
  @Reads('Who the business is for, and who not')
  async customerDetails(): Promise<SectionDto> {
    return SectionDto.from(await this.sections.get('customer-details'));
  }

  @Put('customer-details')
  @Saves('customer-details', 'Who the business is for, and who not')
  async saveCustomerDetails(@Body() body: SaveSectionDto): Promise<SectionDto> {
    return SectionDto.from(await this.sections.save('customer-details', body.answers, body.version));
  }

  @Get('sales-process')
  @Reads('What a conversation leads to, and when a person is called')
  async salesProcess(): Promise<SectionDto> {
    return SectionDto.from(await this.sections.get('sales-process'));
  }

  @Put('sales-process')
  @Saves('sales-process', 'What a conversation leads to, and when a person is called')
  async saveSalesProcess(@Body() body: SaveSectionDto): Promise<SectionDto> {
    return SectionDto.from(await this.sections.save('sales-process', body.answers, body.version));
  }

  @Get('guardrails')
  @Reads('What must never and what must always be said')
  async guardrails(): Promise<SectionDto> {
    return SectionDto.from(await this.sections.get('guardrails'));
  }

  @Put('guardrails')
  @Saves('guardrails', 'What must never and what must always be said')
  async saveGuardrails(@Body() body: SaveSectionDto): Promise<SectionDto> {
    return SectionDto.from(await this.sections.save('guardrails', body.answers, body.version));
  }

  @Get('agent-details')
  @Reads('How the assistant writes')
  async agentDetails(): Promise<SectionDto> {
    return SectionDto.from(await this.sections.get('agent-details'));
  }

  @Put('agent-details')
  @Saves('agent-details', 'How the assistant writes')
  async saveAgentDetails(@Body() body: SaveSectionDto): Promise<SectionDto> {
    return SectionDto.from(await this.sections.save('agent-details', body.answers, body.version));
  }

  @Get('setup')
  @Reads('Owner, phones, line and quiet hours')
  async setup(): Promise<SectionDto> {
    return SectionDto.from(await this.sections.get('setup'));
  }

  @Put('setup')
  @Saves('setup', 'Owner, phones, line and quiet hours')
  async saveSetup(@Body() body: SaveSectionDto): Promise<SectionDto> {
    return SectionDto.from(await this.sections.save('setup', body.answers, body.version));
  }
}
