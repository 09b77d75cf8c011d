import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { LocateNumberDto } from './dto/locations.dto.js';
import { BuyNumberDto, NumberDto, NumberPageDto } from './dto/numbers.dto.js';
import { Locations } from './locations.service.js';
import { Numbers } from './numbers.service.js';

/** The numbers and senders of the active org. */
@ApiTags('numbers')
@Controller('api/numbers')
export class NumbersController {
  constructor(
    private readonly numbers: Numbers,
    private readonly locations: Locations,
  ) {}

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

  @Patch(':id')
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Say which place a number belongs to', answer: NumberDto })
  async locate(@IdParam() id: string, @Body() body: LocateNumberDto): Promise<NumberDto> {
    return NumberDto.from(await this.locations.assign(id, body.locationId));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Give a number back', status: 204 })
  release(@IdParam() id: string): Promise<void> {
    return this.numbers.release(id);
  }
}
