import { Body, Controller } from '@nestjs/common';
import { isRefusal } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import { Caller, SignedIn } from '@harbourlink/service-kit/auth';
import { ExpectedVersion, Reads, Replaces } from '@harbourlink/service-kit/http';
import { Preferences } from '../application/preferences.js';
import { ReplacePreferencesRequest } from './preferences.requests.js';
import { PreferencesResponse, preferencesResponse } from './preferences.responses.js';

@Controller('api/v1/preferences')
export class PreferencesController {
  constructor(private readonly preferences: Preferences) {}

  @Reads('', { summary: 'What I am told of, and by which channels', response: PreferencesResponse })
  @SignedIn()
  async read(@Caller() { personId }: Caller): Promise<PreferencesResponse> {
    return preferencesResponse(await this.preferences.find(personId));
  }

  @Replaces('', { summary: 'Choose what I am told of', response: PreferencesResponse })
  @SignedIn()
  async replace(
    @Caller() { personId }: Caller,
    @Body() { settings }: ReplacePreferencesRequest,
    @ExpectedVersion() version: number,
  ): Promise<PreferencesResponse | Refusal> {
    const replaced = await this.preferences.replace(personId, settings, version);
    return isRefusal(replaced) ? replaced : preferencesResponse(replaced);
  }
}
