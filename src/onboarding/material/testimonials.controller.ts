import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { Idempotent } from '../../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { Page } from '../../platform/http/page.schema.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { CreateTestimonialDto, TestimonialDto, UpdateTestimonialDto } from '../dto/material.dto.js';
import { PERMISSIONS_TO_USE, TESTIMONIAL_KINDS } from '../questionnaire.schema.js';
import { Testimonials } from './testimonials.service.js';

const LIST: ListSpec = {
  sort: ['createdAt', 'author'],
  defaultSort: 'createdAt',
  filters: { kind: [...TESTIMONIAL_KINDS], permission: [...PERMISSIONS_TO_USE], isUsable: 'boolean' },
  hasSearch: true,
};

/** Testimonials and case studies of the active org. */
@ApiTags('onboarding')
@Controller('api/onboarding/testimonials')
export class TestimonialsController {
  constructor(private readonly testimonials: Testimonials) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Testimonials and case studies', answer: TestimonialDto, list: true })
  async list(@Listing(LIST) query: ListQuery): Promise<Page<TestimonialDto>> {
    const { data, total } = await this.testimonials.list(query);
    return { data: data.map((row) => TestimonialDto.from(row)), total };
  }

  @Post()
  @Permission('settings.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Add a testimonial or case study', answer: TestimonialDto, status: 201 })
  async create(@Body() body: CreateTestimonialDto): Promise<TestimonialDto> {
    return TestimonialDto.from(await this.testimonials.create(body.toValues()));
  }

  @Get(':id')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'One: a testimonial or case study', answer: TestimonialDto })
  async get(@IdParam() id: string): Promise<TestimonialDto> {
    return TestimonialDto.from(await this.testimonials.get(id));
  }

  @Patch(':id')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change a testimonial or case study', answer: TestimonialDto })
  async update(@IdParam() id: string, @Body() body: UpdateTestimonialDto): Promise<TestimonialDto> {
    return TestimonialDto.from(await this.testimonials.update(id, body.toPatch(), body.version));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Delete a testimonial or case study', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.testimonials.remove(id);
  }
}
