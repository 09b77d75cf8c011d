import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { BuyNumberDto, NumberDto, NumberPageDto } from './dto/numbers.dto.js';
import { Numbers } from './numbers.service.js';

/** The numbers and senders of the active org. */
@ApiTags('numbers')
@Controller('api/numbers')
export class NumbersController {
  constructor(private readonly numbers: Numbers) {}

  @Get()
  @Permission('numbers.read')
  @Api({ tenancy: 'org', summary: 'List the numbers', answer: NumberPageDto })
  async list(): Promise<NumberPageDto> {
    return NumberPageDto.from(await this.numbers.list());
  }

  @Post()
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Buy a number', answer: NumberDto, status: 201 })
  async buy(@Body() body: BuyNumberDto): Promise<NumberDto> {
    return NumberDto.from(await this.numbers.buy(body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Give a number back', status: 204 })
  release(@IdParam() id: string): Promise<void> {
    return this.numbers.release(id);
  }
}
