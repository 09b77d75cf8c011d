import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import {
  AdvanceClockDto,
  ClockDto,
  FaultSetDto,
  LedgerDto,
  LedgerQueryDto,
  SimulateCallDto,
  SimulatedCallDto,
  SimulatedTextDto,
  SimulateFaultDto,
  SimulateHandsetDto,
  SimulateTextDto,
} from './dto/simulator.dto.js';
import { SimulatorControl } from './simulator.service.js';

/** Plays the other side of the phone: people who call and text, faults, and time. */
@ApiTags('simulator')
@Controller('api/simulator')
export class SimulatorController {
  constructor(private readonly simulator: SimulatorControl) {}

  @Post('calls')
  @Permission('simulator.use')
  @Api({ tenancy: 'org', summary: 'Call one of the numbers', answer: SimulatedCallDto, status: 201 })
  call(@Body() body: SimulateCallDto): Promise<SimulatedCallDto> {
    return this.simulator.call(body);
  }

  @Post('texts')
  @Permission('simulator.use')
  @Api({ tenancy: 'org', summary: 'Text one of the numbers', answer: SimulatedTextDto, status: 201 })
  text(@Body() { media, ...text }: SimulateTextDto): Promise<SimulatedTextDto> {
    return this.simulator.text({ ...text, mediaUrls: media ?? [] });
  }

  @Post('faults')
  @Permission('simulator.use')
  @Api({ tenancy: 'org', summary: 'Let the next sends fail', answer: FaultSetDto, status: 201 })
  fault(@Body() body: SimulateFaultDto): Promise<FaultSetDto> {
    return this.simulator.fault(body);
  }

  @Post('handsets')
  @HttpCode(204)
  @Permission('simulator.use')
  @Api({ tenancy: 'org', summary: 'Decide whether a handset answers when it is called', status: 204 })
  handset(@Body() body: SimulateHandsetDto): Promise<void> {
    return this.simulator.handset(body);
  }

  @Post('clock')
  @HttpCode(200)
  @Permission('simulator.use')
  @Api({ tenancy: 'org', summary: 'Move business time forward', answer: ClockDto, status: 200 })
  advance(@Body() body: AdvanceClockDto): Promise<ClockDto> {
    return this.simulator.advance(body.advanceSeconds);
  }

  @Get('clock')
  @Permission('simulator.use')
  @Api({ tenancy: 'org', summary: 'Business time now', answer: ClockDto })
  now(): Promise<ClockDto> {
    return this.simulator.now();
  }

  @Get('ledger')
  @Permission('simulator.use')
  @Api({ tenancy: 'org', summary: 'What the network saw, in order', answer: LedgerDto })
  ledger(@Query() query: LedgerQueryDto): Promise<LedgerDto> {
    return this.simulator.ledger(query);
  }
}
