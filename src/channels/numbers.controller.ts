import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import { MaybeNothing } from '../platform/http/maybe-nothing.interceptor.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { LocateNumberDto } from './dto/locations.dto.js';
import {
  AvailableNumberPageDto,
  AvailableNumbersQueryDto,
  BuyNumberDto,
  ConnectNumberDto,
  LeftNumberDto,
  NumberDto,
  NumberPageDto,
  ReleaseNumberQueryDto,
} from './dto/numbers.dto.js';
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

  @Get('available')
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Numbers of an area that can be bought now', answer: AvailableNumberPageDto })
  async available(@Query() { areaCode }: AvailableNumbersQueryDto): Promise<AvailableNumberPageDto> {
    return AvailableNumberPageDto.from(await this.numbers.available(areaCode));
  }

  @Post()
  @Idempotent()
  @Permission('numbers.write')
  @Api({
    tenancy: 'org',
    summary: 'Buy a number',
    description: 'With an Idempotency-Key a request that was cut off goes on where it ended: no number is paid twice.',
    answer: NumberDto,
    status: 201,
  })
  async buy(@Body() body: BuyNumberDto, @Headers('idempotency-key') requestKey?: string): Promise<NumberDto> {
    return NumberDto.from(await this.numbers.buy({ ...body, ...(requestKey === undefined ? {} : { requestKey }) }));
  }

  @Post('connect')
  @Idempotent()
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: "Take over a number of the org's own provider account", answer: NumberDto, status: 201 })
  async connect(@Body() body: ConnectNumberDto): Promise<NumberDto> {
    return NumberDto.from(await this.numbers.connect(body.address));
  }

  @Post(':id/configure')
  @HttpCode(200)
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Point a number to this server again', answer: NumberDto, status: 200 })
  async configure(@IdParam() id: string): Promise<NumberDto> {
    return NumberDto.from(await this.numbers.configure(id));
  }

  @Patch(':id')
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Say which place a number belongs to', answer: NumberDto })
  async locate(@IdParam() id: string, @Body() body: LocateNumberDto): Promise<NumberDto> {
    return NumberDto.from(await this.locations.assign(id, body.locationId));
  }

  @Delete(':id')
  @MaybeNothing(LeftNumberDto, 'It ended here; it stays at the provider, which does not let us in')
  @Permission('numbers.write')
  @Api({
    tenancy: 'org',
    summary: 'Give a number back',
    description:
      'Refused with 409 while conversations on it are not finished, and with 422 while the provider does not accept the stored credentials, unless force=true.',
    status: 204,
  })
  async release(@IdParam() id: string, @Query() query: ReleaseNumberQueryDto): Promise<LeftNumberDto | undefined> {
    return LeftNumberDto.from(await this.numbers.release(id, query.force === 'true'));
  }
}
